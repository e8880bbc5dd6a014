import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import pixelmatch from 'pixelmatch'
import { PNG } from 'pngjs'

export const referenceOf = (name: string): string => `e2e/references/${name}.png`
const findings = '.dev/visual'

/**
 * Pictures are compared at a quarter of their size: there the edges of letters, which each rasterizer draws in its own way,
 * have become the same grey, while a word that moved or changed has not.
 */
const scale = 4
/** How much one point may differ, of 1. */
const threshold = 0.1
/** How many points may differ nevertheless: a word that moved by two pixels has more. */
const mostDiffering = 12

export function saveReference(name: string, picture: Buffer): void {
  mkdirSync('e2e/references', { recursive: true })
  writeFileSync(referenceOf(name), encode(coarsen(PNG.sync.read(picture))))
}

/** What is wrong with a picture, and where to look at it; `undefined` when it is as its reference. */
export function differenceOf(name: string, picture: Buffer): string | undefined {
  const taken = PNG.sync.read(picture)
  if (!existsSync(referenceOf(name))) return `${keep(name, 'taken', taken)} has no reference yet`
  const reference = PNG.sync.read(readFileSync(referenceOf(name)))
  if (reference.width !== taken.width || reference.height !== taken.height) {
    const [was, is] = [reference, taken].map(({ width, height }) => `${width} × ${height}`)
    return `${keep(name, 'taken', taken)} is ${is}, and was ${was}`
  }
  const [small, smallReference] = [shrink(taken), shrink(reference)]
  const marked = new PNG({ width: small.width, height: small.height })
  const differing = pixelmatch(smallReference.data, small.data, marked.data, small.width, small.height, { threshold, includeAA: true })
  if (differing <= mostDiffering) return undefined
  return `${differing} points differ: ${keep(name, 'difference', marked)}, ${keep(name, 'taken', taken)}`
}

function keep(name: string, what: 'taken' | 'difference', picture: PNG): string {
  mkdirSync(findings, { recursive: true })
  const path = `${findings}/${name}-${what}.png`
  writeFileSync(path, encode(picture))
  return path
}

/** Without transparency, and as small as it gets: flat areas compress best unfiltered. */
const encode = (picture: PNG): Buffer => PNG.sync.write(picture, { colorType: 2, deflateLevel: 9, deflateStrategy: 0, filterType: 0 })

/** How far apart the shades of a reference are: nobody sees it, and it takes a third less room. */
const shade = 8

function coarsen(picture: PNG): PNG {
  picture.data.forEach((value, index) => (picture.data[index] = Math.min(255, Math.round(value / shade) * shade)))
  return picture
}

/** The mean of each square of `scale` by `scale` points. What does not fill one at the edges is left out. */
function shrink({ width, height, data }: PNG): PNG {
  const small = new PNG({ width: Math.floor(width / scale), height: Math.floor(height / scale) })
  for (let y = 0; y < small.height; y += 1)
    for (let x = 0; x < small.width; x += 1)
      for (let channel = 0; channel < 4; channel += 1) {
        let sum = 0
        for (let down = 0; down < scale; down += 1)
          for (let right = 0; right < scale; right += 1) sum += data[((y * scale + down) * width + x * scale + right) * 4 + channel] ?? 0
        small.data[(y * small.width + x) * 4 + channel] = Math.round(sum / scale ** 2)
      }
  return small
}
