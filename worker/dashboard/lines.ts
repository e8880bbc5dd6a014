import { type Micros, micros } from '../platform/money.ts'
import { findProvider } from '../providers/registry.ts'
import { type Standings, compare } from '../figures/compare.ts'
import type { Account, Ledger, Sums } from '../figures/accounts.ts'
import { type Converter, firstBilledDays, isSeenThrough } from '../figures/counted.ts'
import type { Range } from '../figures/ranges.ts'
import type { DashboardRows, ServiceGroup } from '../figures/rows.ts'
import type { Dashboard } from './schemas.ts'
import type { ConnectionLine } from '../figures/standings.ts'

interface LinesInput {
  rows: DashboardRows
  range: Range
  ledger: Ledger
  lines: readonly ConnectionLine[]
  standings: Standings
  converter: Converter
  money(value: Micros): Dashboard['totals']['used']
}

type Lines = Pick<Dashboard, 'byProvider' | 'byService' | 'byProject'>

const atMost = 50

/** The tables of the Overview: by provider, by service, by project; largest first. */
export function describeLines(input: LinesInput): Lines {
  const services = countServices(input)
  return {
    byProvider: describeProviders(input),
    byService: sumLines(input, services, (group) => [group.service, group.service]).slice(0, atMost),
    byProject: sumLines(input, services, (group) =>
      group.projectId === '' ? undefined : [group.projectId, group.projectName || group.projectId],
    ).slice(0, atMost),
  }
}

/** The sums of some accounts in the range. */
export const sumOf = (accounts: readonly Account[], figure: keyof Sums): Micros =>
  micros(accounts.reduce((sum, { shown }) => sum + (shown?.[figure] ?? 0), 0))

function describeProviders({ ledger, range, lines, standings, money }: LinesInput): Lines['byProvider'] {
  const byProvider = Map.groupBy(ledger.accounts, ({ connection }) => connection.providerId)
  const alive = lines.filter((line) => line.connection.state !== 'disconnected')
  const ids = new Set([...ledger.shown.map(({ connection }) => connection.providerId), ...alive.map((line) => line.providerId)])
  const described = [...ids].map((id) => {
    const accounts = byProvider.get(id) ?? []
    const own = lines.filter((line) => line.providerId === id)
    const { change } = compare(accounts, ledger.at, range, standings)
    const used = sumOf(accounts, 'used')
    return {
      line: {
        ...{ id, name: findProvider(id)?.name ?? id, providerId: id },
        used: money(used),
        toPay: money(
          sumOf(
            accounts.filter(({ connection }) => connection.payment !== 'prepaid'),
            'toPay',
          ),
        ),
        change: change && { ...change, used: money(change.used) },
        completeThrough: own.reduce<string | null>(
          (least, line) =>
            line.hasCosts && line.completeThrough !== null && (least === null || line.completeThrough < least)
              ? line.completeThrough
              : least,
          null,
        ),
        late: own.some((line) => line.late),
        connections: own.filter((line) => line.connection.state !== 'disconnected').length,
        provenance: provenanceOf(accounts, used, money),
        role: own.every((line) => line.connection.role === 'observer') ? ('observer' as const) : ('biller' as const),
      },
      used,
    }
  })
  return described.sort((a, b) => b.used - a.used).map(({ line }) => line)
}

function provenanceOf(accounts: readonly Account[], used: Micros, money: LinesInput['money']): Lines['byProvider'][number]['provenance'] {
  const others = (['calculated', 'estimated', 'manual'] as const).map((provenance) => ({ provenance, value: sumOf(accounts, provenance) }))
  const reported = { provenance: 'reported' as const, value: micros(used - others.reduce((sum, other) => sum + other.value, 0)) }
  return [reported, ...others].filter(({ value }) => value !== 0).map(({ provenance, value }) => ({ provenance, used: money(value) }))
}

interface CountedService {
  group: ServiceGroup
  providerId: string
  used: Micros
  /** Nothing is to pay for what is paid already. */
  toPay: Micros
}

/** The by-service rollup by the same rules as the total: observed spend that counts elsewhere and unrated currencies are left out. */
function countServices({ rows, converter }: LinesInput): CountedService[] {
  const billed = firstBilledDays(rows)
  const byId = new Map(rows.connections.map((connection) => [connection.id, connection]))
  return rows.services.flatMap((group): CountedService[] => {
    const connection = byId.get(group.connectionId)
    if (!connection || isSeenThrough(billed, group.paidTo, group.day)) return []
    const used = converter(group.used, group.currency, group.day)
    const toPay = converter(group.toPay, group.currency, group.day)
    if (used === undefined || toPay === undefined) return []
    return [{ group, providerId: connection.providerId, used, toPay: connection.payment === 'prepaid' ? micros(0) : toPay }]
  })
}

function sumLines(
  { money }: LinesInput,
  services: readonly CountedService[],
  nameOf: (group: ServiceGroup) => [id: string, name: string] | undefined,
): Lines['byService'] {
  const groups = Map.groupBy(services, ({ group, providerId }) => {
    const named = nameOf(group)
    return named && [providerId, ...named].join('\n')
  })
  const lines = [...groups].flatMap(([key, own]) => {
    const [first] = own
    if (key === undefined || !first) return []
    const [id = '', name = ''] = nameOf(first.group) ?? []
    const used = micros(own.reduce((sum, one) => sum + one.used, 0))
    const toPay = micros(own.reduce((sum, one) => sum + one.toPay, 0))
    const fallback = findProvider(first.providerId)?.name ?? first.providerId
    return [
      {
        used,
        line: {
          id: id || fallback,
          name: name || fallback,
          providerId: first.providerId,
          used: money(used),
          toPay: money(toPay),
          change: null,
        },
      },
    ]
  })
  return lines.sort((a, b) => b.used - a.used).map(({ line }) => line)
}
