import type { SeedLine } from '../../sandbox/world.ts'
import { dayAfter, dayAt } from '../../sandbox/calendar.ts'
import type { Actor } from '../../worker/platform/route.ts'
import { queryUsage } from '../../worker/providers/query-usage.ts'
import { createWorkspace } from '../../worker/team/create-workspace.ts'
import { type Account, createAccount } from './accounts.ts'
import { installCatalog, pace } from './catalog.ts'
import { type Dice, createDice } from './dice.ts'
import { setRight } from './edits.ts'
import { findDifferences } from './final-checks.ts'
import { sandboxed } from './hosts.ts'
import { planEdits, play } from './history.ts'
import { type Memory, findBreaches } from './invariants.ts'
import type { Link } from './links.ts'
import { planOutages } from './outage.ts'
import { type SeedResult, createFaultCounts } from './report.ts'
import { type Tables, openTables, readConnections, readSignals } from './tables.ts'
import { type SimWorld, createWorld } from './world.ts'

const hour = 3_600_000
/** Beginnings around leap days, ends of years and the nights when clocks change. */
const beginnings = ['2026-02-26', '2026-03-06', '2026-03-27', '2026-06-28', '2026-09-24', '2026-10-29', '2026-12-28']
const zones = ['UTC', 'UTC', 'America/Los_Angeles', 'Pacific/Auckland']
const kinds = ['openai', 'anthropic', 'sim_daily', 'sim_daily', 'sim_monthly', 'sim_counter', 'sim_prepaid', 'sim_report'] as const

const simLines: SeedLine[] = [
  { service: 'Compute', model: 'large', micros: 1, project: 'Web' },
  { service: 'Storage', micros: 1, project: 'Web' },
  { service: 'Compute', model: 'small', micros: 1, project: 'Jobs' },
]

/** Plays one history of the ledger and compares what it left with the truth. The same seed plays the same history. */
export async function simulateLedger(seed: number, database: D1Database): Promise<SeedResult> {
  const dice = createDice(`ledger ${seed}`)
  const tables = openTables(database)
  await tables.clear()
  installCatalog()
  const faults = createFaultCounts()
  const clock = { now: Date.parse(`${dice.pick(beginnings)}T00:00:00Z`) + dice.between(0, 24 * hour) }
  const until = clock.now + (dice.chance(0.2) ? dice.between(7, 12) : dice.between(2, 3)) * 24 * hour
  const accounts = Array.from({ length: dice.between(2, 3) }, (_, index) => accountOf(dice, index, clock.now, until))
  const outages = planOutages(dice, ['api.sim.test', 'api.openai.com', 'api.anthropic.com'], clock.now, until)
  const world = createWorld({ dice, database, clock, accounts, outages, faults })
  const failures: string[] = []
  try {
    const links = await settle(world, accounts)
    failures.push(...(await live(world, tables, links, until)))
  } catch (error) {
    failures.push(`the simulation broke: ${error instanceof Error ? error.stack : String(error)}`)
  }
  const all = [...failures, ...world.broken]
  return { seed, steps: world.scheduler.steps(), faults: faults.counts, failures: all.map((what) => ({ seed, what })) }
}

function accountOf(dice: Dice, index: number, now: number, until: number): Account {
  const providerId = dice.pick(kinds)
  const zone = providerId.startsWith('sim_') ? dice.pick(zones) : 'UTC'
  const lines = sandboxed.find(({ id }) => id === providerId)?.seed.lines.slice(0, 3) ?? simLines
  const key = `acct${index}${dice.between(100, 999)}`
  return createAccount({
    ...{ dice, key, providerId, zone, lines, delayHours: pace.usualDelayHours, restatesDays: pace.restatesDays },
    ...{ since: dayAfter(dayAt(now, zone), -dice.between(20, 60)), startsAt: now, endsAt: until },
  })
}

/** Two workspaces share the accounts between them. */
async function settle(world: SimWorld, accounts: readonly Account[]): Promise<Link[]> {
  const actors: Actor[] = []
  for (const name of ['One', 'Two']) {
    const user = { id: `user-${name}`, email: `${name}@example.com`, name }
    const workspaceId = await world.alone((ctx) => createWorkspace({ ctx, user, name, currency: 'USD', timeZone: 'UTC' }))
    actors.push({ user, workspaceId, role: 'owner', plan: 'self_hosted' })
  }
  return accounts.map((account) => ({
    actor: world.dice.pick(actors),
    account,
    providerId: account.providerId,
    connectionId: undefined,
    purged: [],
    keyNumber: 0,
    isKeyGood: false,
  }))
}

async function live(world: SimWorld, tables: Tables, links: Link[], until: number): Promise<string[]> {
  const { clock, dice, scheduler } = world
  const breaches: string[] = []
  let memory: Memory | undefined
  const look = async () => {
    const found = await findBreaches({ tables, links, now: clock.now, before: memory })
    memory = found.memory
    clock.now += 1
    breaches.push(...found.breaches)
  }
  Object.assign(world.fates, dice.chance(0.15) ? {} : { crash: 0.012, stall: 0.004, error: 0.006 })
  await play({
    world,
    tables,
    edits: planEdits(world, links, until),
    until,
    look,
    atRest: async () => (dice.chance(0.06) && (await look()), breaches.length > 0),
  })
  if (breaches.length > 0) return breaches
  world.calmDown()
  while (scheduler.live() > 0) if (!(await scheduler.step())) clock.now = Math.max(clock.now, scheduler.nextReady())
  await look()
  await comeToRest(world, tables, links)
  await look()
  const usedByRoute = (link: Link, from: string) =>
    world.alone(async (ctx) => {
      const { totals } = await queryUsage(ctx, link.actor.workspaceId, link.providerId, {
        metric: 'cost',
        granularity: 'day',
        from,
        connectionId: link.connectionId,
      })
      return totals.reduce((sum, { used }) => sum + Math.round(Number(used.amount) * 1e6), 0)
    })
  return [...breaches, ...(await findDifferences({ tables, links, now: clock.now, usedByRoute, said: world.said }))]
}

/** Sets everything right and lets the crons do the rest, until every active connection has been read since. */
async function comeToRest(world: SimWorld, tables: Tables, links: Link[]): Promise<void> {
  const states = await readConnections(tables)
  for (const link of links) {
    const own = states.find(({ id }) => id === link.connectionId)
    // A purge may have died after it was done.
    if (!own && link.connectionId !== undefined) {
      link.purged.push(link.connectionId)
      link.connectionId = undefined
    }
    await setRight(world, link, own?.state ?? 'gone')
  }
  const begun = world.clock.now
  let isDone = false
  const atRest = async () => {
    const active = new Set((await readConnections(tables)).filter(({ state }) => state === 'active').map(({ id }) => id))
    const signals = (await readSignals(tables)).filter(({ connectionId }) => active.has(connectionId))
    isDone = signals.every(
      (one) =>
        (one.lastSuccessAt ?? 0) > begun && one.nextHistoryAt === null && one.recentCursor === null && one.nextSyncAt > world.clock.now,
    )
    return isDone && world.queue.size() === 0
  }
  await play({ world, tables, edits: [], until: begun + 72 * hour, look: async () => undefined, atRest })
  if (!isDone) throw new Error(`not every connection was read within three days of quiet: ${JSON.stringify(await readSignals(tables))}`)
}
