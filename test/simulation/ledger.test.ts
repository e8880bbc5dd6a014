import { env } from 'cloudflare:workers'
import { expect, test } from 'vitest'
import { simulateLedger } from './ledger.ts'

const database = (env as unknown as { DB: D1Database }).DB

test.each([3, 17, 42, 5003, 90210])(
  'the history of seed %i leaves the ledger as true as the accounts it was read from',
  async (seed) => {
    const { failures, steps } = await simulateLedger(seed, database)
    expect(failures).toEqual([])
    expect(steps).toBeGreaterThan(50)
  },
  120_000,
)

test('a seed replays exactly: the same steps, the same faults', async () => {
  const first = await simulateLedger(7, database)
  expect(await simulateLedger(7, database)).toEqual(first)
}, 120_000)
