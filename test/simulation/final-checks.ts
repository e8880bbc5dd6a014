import type { Link } from './links.ts'
import { expectedCounters, expectedDays, expectedDrops, expectedMonths, lastDueDay, newestDueFigure } from './oracle.ts'
import { type SignalState, type Tables, readConnections, readDays, readSignals } from './tables.ts'

interface Final {
  tables: Tables
  links: readonly Link[]
  now: number
  /** What the usage route answers for a connection: micro-units used. */
  usedByRoute(link: Link, from: string): Promise<number>
  /** Everything logged, thrown or queued. */
  said: readonly string[]
}

/** What must hold once the world has been quiet and every connection could be read: the ledger is the truth. */
export async function findDifferences({ tables, links, now, usedByRoute, said }: Final): Promise<string[]> {
  const connections = await readConnections(tables)
  const signals = await readSignals(tables)
  const days = await readDays(tables)
  const found: string[] = await findLeftovers(tables, links)
  for (const link of links) {
    const connection = connections.find(({ id }) => id === link.connectionId)
    if (!connection) continue
    if (connection.workspaceId !== link.actor.workspaceId) found.push(`${connection.id} lies in another workspace`)
    if (connection.state === 'disconnected' && connection.credentials !== null) found.push(`${connection.id} kept its credentials`)
    if (connection.state !== 'active') continue
    const own = new Map(days.filter(({ connectionId }) => connectionId === connection.id).map(({ day, used }) => [day, used]))
    const cost = signals.find(({ connectionId, signal }) => connectionId === connection.id && signal === 'cost')
    found.push(...compare(link, own, await expectedOf(tables, link, cost, now)), ...findUnfinished(link, cost, now))
    found.push(...(await findWrongUsage(tables, link, signals, now)), ...(await findWrongBalance(tables, link)))
    const stored = [...own.values()].reduce((sum, used) => sum + used, 0)
    const answered = link.providerId === 'sim_monthly' ? stored : await usedByRoute(link, [...own.keys()].sort()[0] ?? '2026-01-01')
    if (answered !== stored) found.push(`the usage route says ${answered} of ${link.account.key}, the ledger ${stored}`)
  }
  const keys = links.flatMap(({ account }) => [...account.keys])
  const leaks = said.filter((line) => keys.some((key) => line.includes(key)))
  return [...found, ...leaks.slice(0, 1).map((line) => `a credential was told: ${line.slice(0, 200)}`)]
}

async function expectedOf(
  tables: Tables,
  { account, providerId, connectionId }: Link,
  cost: SignalState | undefined,
  now: number,
): Promise<Map<string, number>> {
  if (providerId === 'sim_monthly') return expectedMonths(account, cost?.historyStart ?? '', now)
  if (providerId === 'sim_counter') {
    const readings = await tables.all<{ at: number }>('select at from readings where connection_id = ?', connectionId ?? '')
    return expectedCounters(
      account,
      readings.map(({ at }) => at),
    )
  }
  if (providerId === 'sim_prepaid') {
    const [span] = await tables.all<{ first: number; last: number }>(
      'select min(at) as first, max(at) as last from balances where connection_id = ?',
      connectionId ?? '',
    )
    return new Map(span?.first ? [['all', expectedDrops(account, span.first, span.last)]] : [])
  }
  return expectedDays(account, cost?.historyStart ?? '', now)
}

/** Estimates are compared by the month, or whole: their days are what is estimated. */
function compare({ account, providerId }: Link, stored: Map<string, number>, expected: Map<string, number>): string[] {
  const unit = (day: string) => (providerId === 'sim_counter' ? day.slice(0, 7) : providerId === 'sim_prepaid' ? 'all' : day)
  const sums = new Map<string, number>()
  for (const [day, used] of stored) sums.set(unit(day), (sums.get(unit(day)) ?? 0) + used)
  return [...new Set([...sums.keys(), ...expected.keys()])]
    .sort()
    .filter((at) => (sums.get(at) ?? 0) !== (expected.get(at) ?? 0))
    .slice(0, 4)
    .map((at) => `${providerId} ${account.key} at ${at}: stored ${sums.get(at) ?? 'nothing'}, true is ${expected.get(at) ?? 'nothing'}`)
}

/** Nothing is left to read, and completeness lies between the newest figure and what is due. */
function findUnfinished({ account, providerId }: Link, cost: SignalState | undefined, now: number): string[] {
  if (!cost) return []
  if (cost.nextHistoryAt !== null || cost.recentCursor !== null) return [`${account.key} has not been read to its start`]
  const [newest, due] = [newestDueFigure(account, cost.historyStart, cost.lastSuccessAt ?? 0), lastDueDay(account, now)]
  const through = cost.completeThrough ?? ''
  const isDaily = providerId !== 'sim_monthly' && providerId !== 'sim_counter'
  if (through > due) return [`${account.key} is complete through ${through}; only ${due} is due`]
  return isDaily && newest !== undefined && through < newest
    ? [`${account.key} is complete through ${through || 'nothing'}, though ${newest} has come`]
    : []
}

async function findWrongUsage(
  tables: Tables,
  { account, providerId, connectionId }: Link,
  signals: readonly SignalState[],
  now: number,
): Promise<string[]> {
  if (providerId !== 'sim_daily') return []
  const usage = signals.find((one) => one.connectionId === connectionId && one.signal === 'usage')
  const [stored] = await tables.all<{ calls: number | null }>(
    'select sum(quantity) as calls from usage_points where connection_id = ?',
    connectionId ?? '',
  )
  const rows = account.rows.filter(({ day }) => day >= (usage?.historyStart ?? ''))
  const expected = rows.reduce(
    (sum, { versions }) => sum + Math.ceil((versions.findLast(({ from }) => from <= now)?.micros ?? 0) / 1000),
    0,
  )
  return (stored?.calls ?? 0) === expected ? [] : [`${account.key} used ${expected} calls, ${stored?.calls} are stored`]
}

async function findWrongBalance(tables: Tables, { account, providerId, connectionId }: Link): Promise<string[]> {
  if (providerId !== 'sim_daily' && providerId !== 'sim_prepaid') return []
  const [newest] = await tables.all<{ amount: number }>(
    'select amount from balances where connection_id = ? order by at desc limit 1',
    connectionId ?? '',
  )
  const topped = account.topUps.reduce((sum, { micros }) => sum + micros, 0)
  const spent = account.spends.reduce((sum, { micros }) => sum + micros, 0)
  return newest?.amount === topped - spent ? [] : [`${account.key} has ${topped - spent} left, ${newest?.amount} is stored`]
}

/** A purged connection is in no table; no sync is left running. */
async function findLeftovers(tables: Tables, links: readonly Link[]): Promise<string[]> {
  const found: string[] = []
  const purged = links.flatMap((link) => link.purged)
  for (const table of purged.length > 0 ? await tables.ofConnections() : []) {
    const rows = await tables.all<{ id: string }>(
      `select distinct connection_id as id from ${table} where connection_id in (${purged.map(() => '?').join(', ')})`,
      ...purged,
    )
    found.push(...rows.map(({ id }) => `${table} still names ${id}, which was purged`))
  }
  const running = await tables.all<{ id: string }>(
    "select s.id from syncs s join connections c on c.id = s.connection_id where s.state = 'running' and c.state = 'active'",
  )
  return [...found, ...running.map(({ id }) => `${id} is running for ever`)]
}
