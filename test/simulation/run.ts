import { fork } from 'node:child_process'
import { existsSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { type SeedResult, summarize } from './report.ts'

/** `npm run -s simulate -- --scenario ledger --seeds 200 --start 1`: plays the seeds and prints one JSON report. */
const { values } = parseArgs({
  options: {
    scenario: { type: 'string', default: 'ledger' },
    seeds: { type: 'string', default: '100' },
    start: { type: 'string', default: '1' },
  },
})
const [seeds, start] = [Number(values.seeds), Number(values.start)]
if (values.scenario !== 'ledger') throw new Error(`there is no scenario "${values.scenario}"; there is: ledger`)
if (!Number.isInteger(seeds) || !Number.isInteger(start) || seeds < 1) throw new Error('--seeds and --start are whole numbers')

const waiting = Array.from({ length: seeds }, (_, index) => start + index)
const results: SeedResult[] = []

/** D1 waits for the disk at every write; memory answers ten times sooner. */
const folder = existsSync('/dev/shm') ? { TMPDIR: '/dev/shm' } : {}

/** A hundred times what a seed takes: one that has not ended by then never will, and is a failure of its own. */
const longestMs = 90_000

/** Gives a process seeds until none are left. Its output is not ours: stdout holds the report alone. */
const runShard = () =>
  new Promise<void>((resolve, reject) => {
    const shard = fork(join(import.meta.dirname, 'shard.ts'), {
      env: { ...process.env, ...folder },
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      detached: true,
    })
    let guard: NodeJS.Timeout | undefined
    const play = (seed: number | undefined) => {
      clearTimeout(guard)
      shard.send(String(seed ?? 'stop'))
      if (seed !== undefined) guard = setTimeout(() => giveUp(seed), longestMs)
    }
    /** Ends the process with its workerd; the remaining seeds go to a new one. */
    const giveUp = (seed: number) => {
      results.push({ seed, steps: 0, faults: {}, failures: [{ seed, what: `the history had not ended after ${longestMs / 1000} s` }] })
      shard.removeAllListeners('exit')
      if (shard.pid !== undefined) process.kill(-shard.pid, 'SIGKILL')
      runShard().then(resolve, reject)
    }
    shard.on('message', (message: 'ready' | SeedResult) => {
      if (message !== 'ready') results.push(message)
      play(waiting.shift())
    })
    shard.on('error', reject)
    shard.on('exit', (code) => (code === 0 ? resolve() : reject(new Error(`a shard ended with code ${code}`))))
  })

await Promise.all(Array.from({ length: Math.min(availableParallelism(), seeds) }, runShard))
console.log(JSON.stringify(summarize({ scenario: values.scenario, start }, results), null, 2))
