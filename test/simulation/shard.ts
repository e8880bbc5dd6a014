import { createTestHarness } from 'wrangler'
import type { SeedResult } from './report.ts'

/** One process with one workerd and one database. Seeds come from the parent one by one; results go back. */
const harness = createTestHarness({ workers: [{ configPath: 'test/simulation/wrangler.toml' }] })
await harness.listen()
await harness.getWorker().applyD1Migrations('DB')

process.on('message', (seed: string) => {
  if (seed === 'stop') void harness.close().then(() => process.exit(0))
  else void runSeed(Number(seed))
})
process.send?.('ready')

async function runSeed(seed: number): Promise<void> {
  const response = await harness.fetch(`http://simulation.test/?seed=${seed}`)
  const text = await response.text()
  process.send?.(response.ok ? JSON.parse(text) : broken(seed, text))
}

const broken = (seed: number, text: string): SeedResult => ({
  seed,
  steps: 0,
  faults: {},
  failures: [{ seed, what: `the simulation broke: ${text.slice(0, 400)}` }],
})
