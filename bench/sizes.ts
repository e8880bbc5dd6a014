import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { readBundle } from '../scripts/bundle.ts'
import { run } from '../scripts/run.ts'
import { type Measurement, measured, say } from './measurement.ts'

/** Kilobytes as size-limit counts them. */
const gzippedKb = (files: readonly string[]): number =>
  files.reduce((sum, file) => sum + gzipSync(readFileSync(file), { level: 9 }).length, 0) / 1_000

/** What travels to Cloudflare and to browsers. Everything must have been built. */
export function measureSizes(): Measurement[] {
  const { firstLoad, charts, css } = readBundle()
  return [
    measured('Worker bundle, minified and gzipped', gzippedKb(['dist/worker/index.js']), 'KB', 450),
    measured('first-load JS of the dashboard, gzipped, without charts', gzippedKb(firstLoad), 'KB', 60),
    measured('charts, gzipped, beyond the first load', gzippedKb(charts), 'KB', 30),
    measured('CSS, gzipped', gzippedKb(css), 'KB', 15),
  ]
}

const attempts = 4

/** CPU from the first instruction to the last before the Worker can take a request, as wrangler's profiler sees it; other load only adds to it, so the least counts. */
export async function measureStartup(): Promise<Measurement[]> {
  say('profiling the start-up …')
  const times: number[] = []
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const { stdout, stderr } = await run('wrangler', ['check', 'startup', '--outfile', '.dev/bench/startup.cpuprofile'], { quiet: true })
    const [, active] = /Active: ([\d.]+) ms/.exec(stdout) ?? []
    if (active === undefined) throw new Error(`wrangler told no start-up time\n${stdout}\n${stderr}`)
    times.push(Number(active))
  }
  return [measured('start-up CPU of the Worker', Math.min(...times), 'ms', 50)]
}
