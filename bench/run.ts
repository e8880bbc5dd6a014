import { mkdirSync } from 'node:fs'
import { availableParallelism, cpus, totalmem } from 'node:os'
import { buildBenchWorker, buildProduct } from './builds.ts'
import { measureDashboard } from './dashboard.ts'
import { measureInteraction } from './interaction.ts'
import { measureLedger } from './ledger.ts'
import { say } from './measurement.ts'
import { measurePaint } from './paint.ts'
import { measureSizes, measureStartup } from './sizes.ts'

/** Prints every budget beside what was measured: JSON on stdout and nothing else. Ratios, because machines differ. */
async function bench(): Promise<void> {
  mkdirSync('.dev/bench', { recursive: true })
  say('building …')
  const product = await buildProduct()
  const [plain, ledger] = [await buildBenchWorker('plain'), await buildBenchWorker('ledger')]
  const measurements = [
    ...measureSizes(),
    ...(await measureStartup()),
    ...(await measurePaint(product)),
    ...(await measureInteraction()),
    ...(await measureLedger(ledger)),
    ...(await measureDashboard(product, plain)),
  ]
  const machine = {
    cpu: cpus()[0]?.model ?? 'unknown',
    cores: availableParallelism(),
    memoryGb: Math.round(totalmem() / 2 ** 30),
    node: process.version,
  }
  console.log(JSON.stringify({ machine, measurements }, null, 2))
}

await bench()
