import type { z } from 'zod'
import type { Ctx } from '../platform/context.ts'
import type { WorkspaceId } from '../platform/database.ts'
import { type Day, addDays, startOfMonth, startOfWeek } from '../platform/day.ts'
import { AppError, invalid, notFound } from '../platform/errors.ts'
import { type Currency, type Micros, addMicros, micros, toJson } from '../platform/money.ts'
import { readToday } from '../team/today.ts'
import { type CostGroup, readCostGroups, readQuantityGroups } from '../usage/read-store.ts'
import { getConnection, readWorkspaceConnectionsOf } from './connection-store.ts'
import { type Provider, type Signal } from './contract.ts'
import { getProvider } from './registry.ts'
import { nameOfSignal } from './status.ts'
import type { UsageAnswer as Answer, usageQuery } from './summary-schemas.ts'
import { type ConnectionRow, readSignals } from './sync-store.ts'

type Query = z.infer<typeof usageQuery>

/** Longest range one answer covers. */
const maxDays = 1_100

/** Spend or quantities of a provider's connections over days, as stored: nothing is spread, converted or made up. */
export async function queryUsage(ctx: Ctx, workspaceId: WorkspaceId, providerId: string, query: Query): Promise<Answer> {
  const provider = getProvider(providerId)
  assertExposed(provider, query)
  const db = ctx.db.workspace(workspaceId)
  const connections = query.connectionId
    ? [await getConnection({ db, workspaceId, connectionId: query.connectionId }, providerId)]
    : await readWorkspaceConnectionsOf(db, workspaceId, providerId)
  if (connections.length === 0) throw notFound(`connection to ${provider.name}`)
  const timeZone = connections[0]?.timeZone ?? provider.timeZone
  const range = rangeOf(query, await readToday(ctx, workspaceId))
  const parts = await Promise.all(connections.map((connection) => readConnection(ctx, workspaceId, connection, query, range)))
  const groups = parts.flatMap((part) => part.cost)
  const counted = groups.filter((group) => covers(range, group))
  const through = parts.map((part) => part.completeThrough).filter((day) => day !== null)
  return {
    ...{ providerId, metric: query.metric, granularity: query.granularity, groupBy: query.groupBy ?? null, timeZone },
    from: range.from,
    to: addDays(range.end, -1),
    completeThrough: through.length === 0 ? null : through.reduce((a, b) => (a < b ? a : b)),
    items: query.metric === 'cost' ? mergeCost(counted, query) : parts.flatMap((part) => part.quantities),
    totals: totalsOf(counted),
    beside: groups
      .filter((group) => !covers(range, group))
      .map((group) => ({
        ...{ period: group.period, to: addDays(group.periodEnd, -1) },
        grain: group.grain === 'day' ? ('cycle' as const) : group.grain,
        ...figuresOf(group),
      })),
  }
}

function assertExposed(provider: Provider, query: Query): void {
  const signal: Signal = query.metric === 'cost' ? 'cost' : 'usage'
  const estimated = signal === 'cost' && provider.credits?.spendFromDrops
  if (!provider[signal] && !estimated) {
    throw new AppError('signal_not_exposed', {
      detail: `${nameOfSignal(signal)}: ${provider.notExposed[signal] ?? `${provider.name} does not expose it.`}`,
    })
  }
  const facts = provider[signal]
  if (query.groupBy && facts && !facts.dimensions.includes(query.groupBy)) {
    throw new AppError('signal_not_exposed', {
      detail: `${provider.name} does not tell ${signal} by ${query.groupBy}; it tells ${facts.dimensions.join(', ')}.`,
    })
  }
}

function rangeOf(query: Query, today: Day): { from: Day; end: Day; today: Day } {
  const last = (query.to ?? today) as Day
  const from = (query.from ?? addDays(last, -29)) as Day
  if (from > last) throw invalid('from', 'must not be after `to`')
  if (addDays(from, maxDays) < last) throw invalid('from', `may lie at most ${maxDays} days before \`to\``)
  return { from, end: addDays(last, 1), today }
}

/** A figure of a month or cycle counts when the range covers all of it that has passed. */
const covers = (range: { from: Day; end: Day; today: Day }, group: CostGroup): boolean =>
  group.grain === 'day' || (group.period >= range.from && (group.periodEnd <= range.end || range.end > range.today))

async function readConnection(ctx: Ctx, workspaceId: WorkspaceId, connection: ConnectionRow, query: Query, range: { from: Day; end: Day }) {
  const scope = { db: ctx.db.workspace(workspaceId), workspaceId, connectionId: connection.id }
  const signal = query.metric === 'cost' ? 'cost' : 'usage'
  const [cost, quantities, signals] = await Promise.all([
    query.metric === 'cost' ? readCostGroups(scope, range.from, range.end, query.groupBy) : [],
    query.metric === 'quantity' ? readQuantityGroups(scope, range.from, range.end, query.groupBy) : [],
    readSignals(scope),
  ])
  const merged = Map.groupBy(quantities, (group) =>
    JSON.stringify([periodOf(group.period, query.granularity), group.grain, group.meter, group.unit, group.groupId]),
  )
  return {
    cost: cost.map((group) => ({ ...group, connectionId: connection.id })),
    completeThrough: (signals.find((one) => one.signal === signal)?.completeThrough ?? null) as Day | null,
    quantities: [...merged.values()].flatMap((same): Answer['items'] => {
      const [first] = same
      if (!first) return []
      const quantity = same.reduce((sum, group) => sum + group.quantity, 0)
      const group = { group: first.groupId, groupName: first.groupName, meter: first.meter, unit: first.unit }
      return [
        {
          ...{ period: periodOf(first.period, query.granularity), grain: first.grain },
          connectionId: connection.id,
          ...group,
          used: null,
          toPay: null,
          quantity,
          provenance: null,
        },
      ]
    }),
  }
}

const periodOf = (day: Day, granularity: Query['granularity']): Day =>
  granularity === 'day' ? day : granularity === 'week' ? startOfWeek(day) : startOfMonth(day)

const asMoney = (value: number, currency: string) => toJson({ micros: micros(value), currency: currency as Currency })
const figuresOf = (group: CostGroup) => ({ used: asMoney(group.used, group.currency), toPay: asMoney(group.toPay, group.currency) })

function mergeCost(groups: readonly (CostGroup & { connectionId: string })[], query: Query): Answer['items'] {
  const merged = Map.groupBy(groups, (group) =>
    JSON.stringify([periodOf(group.period, query.granularity), group.grain, group.connectionId, group.groupId, group.currency]),
  )
  return [...merged.values()].flatMap((same): Answer['items'] => {
    const [first] = same
    if (!first) return []
    const provenances = new Set(same.map((group) => group.provenance))
    const figures = { used: asMoney(sum(same, 'used'), first.currency), toPay: asMoney(sum(same, 'toPay'), first.currency) }
    const group = { group: first.groupId, groupName: first.groupName, meter: null, quantity: null, unit: null }
    return [
      {
        ...{ period: periodOf(first.period, query.granularity), grain: first.grain },
        connectionId: first.connectionId,
        ...group,
        ...figures,
        provenance: provenances.size === 1 ? first.provenance : 'mixed',
      },
    ]
  })
}

const sum = (groups: readonly CostGroup[], figure: 'used' | 'toPay' | 'notReported'): Micros =>
  groups.reduce((total, group) => addMicros(total, micros(group[figure])), micros(0))

/** One total per currency: currencies are never added. */
function totalsOf(groups: readonly CostGroup[]): Answer['totals'] {
  return [...Map.groupBy(groups, (group) => group.currency)].map(([currency, same]) => ({
    used: asMoney(sum(same, 'used'), currency),
    toPay: asMoney(sum(same, 'toPay'), currency),
    notReported: asMoney(sum(same, 'notReported'), currency),
  }))
}
