import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** An entry of Vite's manifest, as far as read here. */
export interface Chunk {
  file: string
  src?: string
  isEntry?: boolean
  isDynamicEntry?: boolean
  imports?: string[]
  css?: string[]
}

export type Manifest = Record<string, Chunk>

export interface Bundle {
  /** What the overview needs before it shows figures: the entry, its route, and all they import. */
  firstLoad: string[]
  /** What is loaded after that for charts. */
  charts: string[]
  css: string[]
}

/** Sorts the built files by when the browser needs them. */
export function sortBundle(manifest: Manifest): Bundle {
  const entries = Object.entries(manifest)
  const keysOf = (test: (chunk: Chunk) => boolean) => entries.filter(([, chunk]) => test(chunk)).map(([key]) => key)
  const first = withImports(
    manifest,
    keysOf(({ isEntry, src }) => isEntry === true || src === 'src/routes/overview.tsx'),
  )
  const later = withImports(
    manifest,
    keysOf(({ isDynamicEntry, src }) => isDynamicEntry === true && src?.startsWith('src/charts/') === true),
  )
  const files = (keys: string[]) => [...new Set(keys.map((key) => manifest[key]?.file ?? ''))].filter((file) => file.endsWith('.js'))
  const charts = later.filter((key) => !first.includes(key))
  return {
    firstLoad: files(first),
    charts: files(charts),
    css: [...new Set([...first, ...charts].flatMap((key) => manifest[key]?.css ?? []))],
  }
}

function withImports(manifest: Manifest, keys: string[]): string[] {
  const found = new Set<string>()
  const visit = (key: string) => {
    if (found.has(key)) return
    found.add(key)
    manifest[key]?.imports?.forEach(visit)
  }
  keys.forEach(visit)
  return [...found]
}

/** The files of the last build, with their paths from the root of the repository. */
export function readBundle(folder = 'dist/web'): Bundle {
  const { firstLoad, charts, css } = sortBundle(JSON.parse(readFileSync(join(folder, '.vite/manifest.json'), 'utf8')) as Manifest)
  const paths = (files: string[]) => files.map((file) => join(folder, file))
  return { firstLoad: [join(folder, 'boot.js'), ...paths(firstLoad)], charts: paths(charts), css: paths(css) }
}
