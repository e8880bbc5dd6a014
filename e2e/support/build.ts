import { cpSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { mustRun, run } from '../../scripts/run.ts'

const sources = ['worker', 'web', 'migrations', 'wrangler.toml', 'vite.config.ts', 'package-lock.json']

export interface Build {
  configPath: string
  prebuiltWorkerDir: string
  remove(): void
}

/**
 * Dashboard and Worker built as for a deployment, unless that was done since the last change; and a copy of both, so that
 * another build beside the tests takes nothing away from them.
 */
export async function buildProduct(): Promise<Build> {
  const built = Math.min(newest('dist/worker/index.js'), newest('dist/web/index.html'))
  if (Math.max(...sources.map(newest)) >= built) {
    await mustRun(run, 'wrangler', ['deploy', '--dry-run', '--outdir', 'dist/worker'], { quiet: true })
  }
  mkdirSync('.dev', { recursive: true })
  const folder = mkdtempSync('.dev/browser-tests-')
  cpSync('dist', folder, { recursive: true })
  const config = readFileSync('wrangler.toml', 'utf8')
    .replace('"worker/index.ts"', '"../../worker/index.ts"')
    .replace('"migrations"', '"../../migrations"')
    .replace('"dist/web"', '"web"')
    // All the people of the tests come from one address.
    .replace('simple = { limit = 20,', 'simple = { limit = 2000,')
  writeFileSync(join(folder, 'wrangler.toml'), config)
  return {
    configPath: join(folder, 'wrangler.toml'),
    prebuiltWorkerDir: join(folder, 'worker'),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}

/** When a file, or any file below a folder, last changed; 0 when it is not there. */
function newest(path: string): number {
  const stats = statSync(path, { throwIfNoEntry: false })
  if (!stats?.isDirectory()) return stats?.mtimeMs ?? 0
  const inside = readdirSync(path, { recursive: true, encoding: 'utf8' })
  return Math.max(0, ...inside.map((name) => statSync(join(path, name), { throwIfNoEntry: false })?.mtimeMs ?? 0))
}
