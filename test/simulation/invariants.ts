import { everSaid, firstSaid, lastDueDay, lastSaid, wholeVersions } from './oracle.ts'
import { type DayState, type SignalState, type Tables, readConnections, readDays, readSignals } from './tables.ts'
import type { Link } from './links.ts'

/** What was seen at the last look, to compare with. */
export interface Memory {
  days: DayState[]
  signals: SignalState[]
  charges: ChargeState[]
  restatements: Restatement[]
}

interface ChargeState {
  connectionId: string
  key: string
  day: string
  grain: string
  billed: number
  project: string | null
}

interface Look {
  tables: Tables
  links: readonly Link[]
  now: number
  before: Memory | undefined
}

/** What must hold at every moment, whatever has failed. Answers what does not, and what to remember. */
export async function findBreaches({ tables, links, now, before }: Look): Promise<{ breaches: string[]; memory: Memory }> {
  const breaches: string[] = []
  const signals = await readSignals(tables)
  const days = await readDays(tables)
  const charges = await tables.all<ChargeState>(
    'select connection_id as connectionId, row_key as key, charge_period_start as day, grain, billed_cost as billed, sub_account_name as project from charges order by 1, 2, 4',
  )
  breaches.push(...(await findOddRollups(tables)))
  const restatements = await tables.all<Restatement>(
    'select connection_id as connectionId, day, before, after, seen_at as seenAt from restatements order by connection_id, day, seen_at',
  )
  const connections = await readConnections(tables)
  for (const link of links) {
    const found = connections.find(({ id }) => id === link.connectionId)
    if (!found || link.providerId === 'sim_counter' || link.providerId === 'sim_prepaid') continue
    const cost = signals.find(({ connectionId, signal }) => connectionId === found.id && signal === 'cost')
    const own = charges.filter(({ connectionId }) => connectionId === found.id)
    if (before) breaches.push(...findStale(link, own, before.charges, now))
    if (found.state === 'credentials_rejected' && link.isKeyGood) breaches.push(`${found.id} is rejected for a key that it no longer uses`)
    breaches.push(...findForeign(link, own), ...findUnheardOf(link, own, now), ...findEarly(link, cost, own, now))
  }
  if (before) breaches.push(...findRegressions(before, signals), ...findSilentChanges(before, restatements, days, signals))
  return { breaches, memory: { days, signals, charges, restatements } }
}

/** Rollups are the sums of the charges, in every way they are kept. */
async function findOddRollups(tables: Tables): Promise<string[]> {
  const used = "sum(case when charge_category in ('Usage', 'Purchase') then effective_cost else 0 end)"
  const views = {
    spend_day: ['day', 'charge_period_start'],
    spend_day_service: ['day', 'charge_period_start'],
    spend_month: ['month', 'substr(charge_period_start, 1, 7)'],
  }
  const statements = Object.entries(views).map(
    ([table, [name, of]]) => `
    select '${table}' as tbl, workspace_id, connection_id, at, sum(used) as used, sum(to_pay) as pay from (
      select workspace_id, connection_id, ${name} as at, sum(used) as used, sum(to_pay) as to_pay from ${table} group by 1, 2, 3
      union all select workspace_id, connection_id, ${of}, -${used}, -sum(billed_cost) from charges group by 1, 2, 3)
    group by 1, 2, 3, 4 having sum(used) <> 0 or sum(to_pay) <> 0`,
  )
  const odd = await tables.all<{ tbl: string; connection_id: string; at: string; used: number }>(statements.join(' union all '))
  return odd.map((row) => `${row.tbl} of ${row.connection_id} at ${row.at} differs from its charges by ${row.used}`)
}

/** Every name in an account carries its key: a row of another account shows. */
const findForeign = (link: Link, own: readonly ChargeState[]) =>
  own
    .filter(({ project }) => project !== null && !carries(project, link.account.key))
    .map(({ day, project }) => `${link.account.key} holds a charge of "${project}" on ${day}`)

const carries = (project: string, key: string) => project.toLowerCase().endsWith(key.toLowerCase())

/** A stored figure is one that the provider gave. */
const findUnheardOf = (link: Link, own: readonly ChargeState[], now: number) =>
  own
    .filter(({ grain, day, billed }) => grain === 'day' && !everSaid(link.account, day, now).has(billed))
    .map(({ day, billed }) => `${link.account.key} on ${day} holds ${billed}, which was never said`)

/** Nobody who has been away puts an older figure in the place of a newer one. */
function findStale({ account }: Link, own: readonly ChargeState[], earlier: readonly ChargeState[], now: number): string[] {
  return own.flatMap((charge) => {
    const old = earlier.find(
      ({ connectionId, day, key }) => connectionId === charge.connectionId && day === charge.day && key === charge.key,
    )
    if (!old || old.billed === charge.billed || charge.grain !== 'day') return []
    const isOlder = lastSaid(account, charge.day, charge.billed, now) < firstSaid(account, old.day, old.billed)
    return isOlder ? [`${account.key} on ${charge.day} went back from ${old.billed} to ${charge.billed}`] : []
  })
}

/** No day is called complete before it is. */
function findEarly(link: Link, cost: SignalState | undefined, own: readonly ChargeState[], now: number): string[] {
  const through = cost?.completeThrough
  if (!cost || !through || cost.lastSuccessAt === null || link.providerId === 'sim_monthly') return []
  if (through > lastDueDay(link.account, now)) return [`${link.account.key} is complete through ${through}, which is not due`]
  const readFrom = cost.readBackTo ?? through
  const days = [...new Set(link.account.rows.map(({ day }) => day))].filter((day) => day >= readFrom && day <= through)
  return days.flatMap((day) => {
    const stored = own.filter((charge) => charge.day === day).map(({ billed }) => billed)
    const lacking = wholeVersions(link.account, day, now).find(
      ({ mayMiss, values }) => !mayMiss && !values.some((value) => stored.includes(value)),
    )
    return lacking
      ? [
          `${link.account.key} is complete through ${through}, yet ${day} holds ${stored.join(', ')} and none of ${lacking.values.join(', ')}`,
        ]
      : []
  })
}

function findRegressions(before: Memory, signals: readonly SignalState[]): string[] {
  return before.signals.flatMap((old) => {
    const now = signals.find(({ connectionId, signal }) => connectionId === old.connectionId && signal === old.signal)
    return now && (now.completeThrough ?? '') < (old.completeThrough ?? '')
      ? [`${old.connectionId} ${old.signal} went back from ${old.completeThrough} to ${now.completeThrough}`]
      : []
  })
}

interface Restatement {
  connectionId: string
  day: string
  before: number
  after: number
  seenAt: number
}

/** A complete day that changed says what it was and what it is, step by step. */
function findSilentChanges(
  before: Memory,
  restatements: readonly Restatement[],
  days: readonly DayState[],
  signals: readonly SignalState[],
): string[] {
  // A sync that was long away tells with the instant at which it began: what is new since the last look is not what is later.
  const isOld = ({ connectionId, day, seenAt }: Restatement) =>
    before.restatements.some((old) => old.connectionId === connectionId && old.day === day && old.seenAt === seenAt)
  const changes = restatements.filter((change) => !isOld(change))
  const known = new Set(signals.map(({ connectionId }) => connectionId))
  const complete = (day: DayState) =>
    (before.signals.find(({ connectionId, signal }) => connectionId === day.connectionId && signal === 'cost')?.completeThrough ?? '') >=
    day.day
  return before.days
    .filter((day) => known.has(day.connectionId) && complete(day))
    .flatMap((old) => {
      const present = days.find(({ connectionId, day }) => connectionId === old.connectionId && day === old.day)?.used ?? 0
      const steps = changes.filter(({ connectionId, day }) => connectionId === old.connectionId && day === old.day)
      const told = steps.reduce((value, step) => (step.before === value ? step.after : Number.NaN), old.used)
      return told === present
        ? []
        : [
            `${old.connectionId} ${old.day} changed from ${old.used} to ${present}, told as ${JSON.stringify(steps.map((step) => [step.before, step.after]))}`,
          ]
    })
}
