import { beforeEach, expect, test } from 'vitest'
import { type LedgerWorld, createLedgerWorld, startAfresh } from '../../test/support/ledger-world.ts'

beforeEach(startAfresh)

/** Never lets the `nth` effect return; before or after it took place. Answers whether there was such an effect. */
async function dieAt(world: LedgerWorld, nth: number, after: boolean, run: () => Promise<unknown>): Promise<boolean> {
  const died = Promise.withResolvers<'died'>()
  let passed = 0
  world.state.gate = async (_kind, _what, effect) => {
    passed += 1
    if (passed < nth) return effect()
    if (passed === nth && after) await effect()
    died.resolve('died')
    return new Promise(() => undefined)
  }
  const outcome = await Promise.race([died.promise, run().then(() => 'ended' as const)])
  world.state.gate = async (_kind, _what, effect) => effect()
  return outcome === 'died'
}

const recover = async (world: LedgerWorld) => {
  for (let round = 0; round < 5; round += 1) {
    world.advance(0.25)
    await world.cron()
    await world.drain()
  }
}

async function killEverywhere(after: boolean, run: (world: LedgerWorld) => Promise<unknown>): Promise<number> {
  for (let nth = 1; ; nth += 1) {
    const world = await createLedgerWorld({ providerId: 'sim_plain' })
    await world.connect()
    const died = await dieAt(world, nth, after, () => run(world))
    await recover(world)
    const stored = [await world.sum('charges', 'billed_cost'), await world.sum('spend_day', 'used'), await world.sum('spend_month', 'used')]
    expect(stored, `killed ${after ? 'after' : 'before'} effect ${nth}`).toEqual([world.truth(), world.truth(), world.truth()])
    expect(await world.first('select count(*) as n from syncs where workspace_id = ? and state = ?', world.workspaceId, 'running')).toEqual(
      { n: 0 },
    )
    if (!died) return nth - 1
    await startAfresh()
  }
}

for (const [after, moment] of [
  [false, 'before'],
  [true, 'after'],
] as const) {
  test(`a consumer killed ${moment} any of its effects leaves a ledger that the cron completes`, async () => {
    const effects = await killEverywhere(after, (world) => world.drain())
    expect(effects).toBeGreaterThan(25)
  }, 300_000)

  test(`a dispatcher killed ${moment} any of its effects loses no connection`, async () => {
    const effects = await killEverywhere(after, async (world) => {
      world.state.queue.length = 0
      world.advance(1)
      await world.cron()
    })
    expect(effects).toBeGreaterThan(2)
  })
}
