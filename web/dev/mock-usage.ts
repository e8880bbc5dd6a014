import type { AccountAnswer } from '../../worker/providers/schemas.ts'
import type { UsageAnswer } from '../../worker/providers/summary-schemas.ts'
import { addDays, daysBetween } from '../src/lib/format-dates.ts'
import { fromMicros } from '../src/lib/micros.ts'

/** A connection with what it was used for, as the mock and its worlds know it. */
export interface MockFigures {
  account: AccountAnswer
  /** Micro-units by day; a day that is missing has no figure. */
  used: ReadonlyMap<string, bigint>
  services: readonly string[]
  currency: string
}

const models = ['large', 'small', 'mini', 'nano', 'vision', 'audio', 'embed', 'rerank', 'image', 'batch']
const accounts = ['Website', 'Search', 'Support bot', 'Research']

/** Of what each dimension has parts. Ten models are more than have a colour. */
const partsOf = ({ services, account }: MockFigures, groupBy: string | null): readonly [id: string | null, name: string | null][] => {
  if (groupBy === 'service') return services.map((name) => [name, name])
  if (groupBy === 'model') return models.map((model) => [`${account.providerId}-${model}`, `${account.providerId}-${model}`])
  if (groupBy === 'subAccount') return accounts.map((name, index) => [`proj_${index}`, name])
  if (groupBy === 'meter') return ['input tokens', 'output tokens'].map((name) => [name, name])
  return [[null, null]]
}

/** A day's figure cut into parts that add up to it: each has half of what is left, and the last has the rest. */
function cut(whole: bigint, count: number): bigint[] {
  let left = whole
  return Array.from({ length: count }, (_, index) => {
    const part = index === count - 1 ? left : left / 2n
    left -= part
    return part
  })
}

const monday = (day: string) => addDays(day, -((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7))
const startOf = (day: string, granularity: string) =>
  granularity === 'week' ? monday(day) : granularity === 'month' ? `${day.slice(0, 7)}-01` : day

export const monthlyProviders = new Set(['vercel'])

/** What GET …/usage answers, cut from the same days as the Overview’s. */
export function mockUsage(figures: MockFigures, params: URLSearchParams): UsageAnswer {
  const [from, to] = [params.get('from') ?? '2026-11-01', params.get('to') ?? '2026-11-23']
  const metric = params.get('metric') === 'quantity' ? 'quantity' : 'cost'
  const groupBy = params.get('groupBy') as UsageAnswer['groupBy']
  const isMonthly = monthlyProviders.has(figures.account.providerId)
  const granularity = (isMonthly ? 'month' : (params.get('granularity') ?? 'day')) as UsageAnswer['granularity']
  const parts = partsOf(figures, groupBy)
  const sums = new Map<string, bigint>()
  let total = 0n
  for (let index = 0; index <= daysBetween(from, to); index += 1) {
    const day = addDays(from, index)
    const used = figures.used.get(day)
    if (used === undefined) continue
    total += used
    cut(used, parts.length).forEach((part, at) => {
      const key = `${startOf(day, granularity)} ${at}`
      sums.set(key, (sums.get(key) ?? 0n) + part)
    })
  }
  const money = (micros: bigint) => ({ amount: fromMicros(micros), currency: figures.currency })
  const items = [...sums].map(([key, micros]): UsageAnswer['items'][number] => {
    const [period = '', at = '0'] = key.split(' ')
    const [group, groupName] = parts[Number(at)] ?? [null, null]
    return {
      ...{ period, grain: isMonthly ? 'month' : 'day', connectionId: figures.account.id, group, groupName },
      ...(metric === 'cost'
        ? { used: money(micros), toPay: money(micros), quantity: null, unit: null, meter: null, provenance: 'reported' }
        : { used: null, toPay: null, quantity: Number(micros / 100n), unit: 'tokens', meter: 'input tokens', provenance: null }),
    }
  })
  const more =
    metric === 'quantity' ? items.map((item) => ({ ...item, quantity: Math.round((item.quantity ?? 0) / 4), meter: 'output tokens' })) : []
  return {
    ...{ providerId: figures.account.providerId, metric, granularity, groupBy, from, to, timeZone: 'UTC' },
    completeThrough: figures.account.completeThrough,
    items: [...items, ...more],
    totals: sums.size > 0 && metric === 'cost' ? [{ used: money(total), toPay: money(total), notReported: money(0n) }] : [],
    beside: [],
  }
}
