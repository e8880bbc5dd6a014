import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { mustRun, run } from '../../scripts/run.ts'

const folder = 'dist/worker'
const sources = ['worker', 'web', 'migrations', 'wrangler.toml', 'vite.config.ts', 'package-lock.json']

/** Builds dashboard and Worker as a deployment does, unless that was done since the last change. Answers the Worker's folder. */
export async function buildProduct(): Promise<string> {
  const built = Math.min(newest(`${folder}/index.js`), newest('dist/web/index.html'))
  if (Math.max(...sources.map(newest)) >= built) {
    await mustRun(run, 'wrangler', ['deploy', '--dry-run', '--outdir', folder], { quiet: true })
  }
  return folder
}

/** When a file, or any file below a folder, last changed; 0 when it is not there. */
function newest(path: string): number {
  const stats = statSync(path, { throwIfNoEntry: false })
  if (!stats?.isDirectory()) return stats?.mtimeMs ?? 0
  const inside = readdirSync(path, { recursive: true, encoding: 'utf8' })
  return Math.max(0, ...inside.map((name) => statSync(join(path, name), { throwIfNoEntry: false })?.mtimeMs ?? 0))
}
