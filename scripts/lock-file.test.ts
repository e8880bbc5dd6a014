import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'

interface Locked {
  optionalDependencies?: Record<string, string>
}

const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as { packages: Record<string, Locked> }

/** Where Node would find a package that is asked for at `path`. */
function findLocked(path: string, name: string): string | undefined {
  const at = `${path ? `${path}/` : ''}node_modules/${name}`
  if (at in packages) return at
  if (path === '') return undefined
  return findLocked(path.slice(0, Math.max(0, path.lastIndexOf('/node_modules/'))), name)
}

// `npm install` leaves out what its registry did not offer; `npm ci` then refuses the file, here or on another platform.
it('the lock file holds the native packages of every platform, so that npm ci works on all of them', () => {
  const missing = Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies).filter((name) => findLocked(path, name) === undefined),
  )
  expect(missing).toEqual([])
})
