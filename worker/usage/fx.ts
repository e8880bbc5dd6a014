import { XMLParser } from 'fast-xml-parser'
import type { Ctx } from '../platform/context.ts'
import { type Day, day } from '../platform/day.ts'
import { AppError } from '../platform/errors.ts'
import { currency } from '../platform/money.ts'
import { type FxRate, findNewestRateDay, insertRates } from './fx-store.ts'

/**
 * The European Central Bank's euro reference rates
 * (ecb.europa.eu/stats/policy_and_exchange_rates/euro_reference_exchange_rates): the whole history, the last 90 days, and today.
 */
const files = {
  history: 'https://www.ecb.europa.eu/stats/eurofxref/eurofxref-hist.xml',
  quarter: 'https://www.ecb.europa.eu/stats/eurofxref/eurofxref-hist-90d.xml',
}

/** Rates older than this serve nobody: no plan keeps longer history. */
const keepFrom = '2022-01-01'

interface Envelope {
  'gesmes:Envelope'?: { Cube?: { Cube?: { '@_time'?: string; Cube?: { '@_currency'?: string; '@_rate'?: string }[] }[] } }
}

const parser = new XMLParser({
  ignoreAttributes: false,
  parseAttributeValue: false,
  isArray: (_, path, _leaf, isAttribute) => !isAttribute && String(path).split('.').length > 2,
})

/** Reads an ECB file; throws when it holds no rate, so that a changed format is noticed. */
export function parseRates(xml: string): FxRate[] {
  const envelope = parser.parse(xml) as Envelope
  const days = envelope['gesmes:Envelope']?.Cube?.Cube ?? []
  const rates = days.flatMap((one) =>
    (one.Cube ?? []).map((rate) => ({
      day: day(one['@_time'] ?? ''),
      currency: currency(rate['@_currency'] ?? '') as string,
      perEuro: rate['@_rate'] ?? '',
    })),
  )
  if (rates.length === 0) throw new RangeError('the ECB file holds no rate')
  return rates.filter((rate) => rate.day >= keepFrom && /^\d+(\.\d+)?$/.test(rate.perEuro))
}

/** Fetches what is missing: the whole history on the first run, then the last quarter. Published rates never change. */
export async function updateRates(ctx: Ctx): Promise<{ stored: number }> {
  const db = ctx.db.shared()
  const newest = await findNewestRateDay(db)
  const response = await ctx.outbound.send(new Request(newest === undefined ? files.history : files.quarter))
  if (!response.ok) throw new AppError('provider_unavailable', { detail: `The ECB answered ${response.status}.` })
  const fresh = parseRates(await response.text()).filter((rate) => newest === undefined || rate.day > newest)
  await insertRates(db, fresh)
  return { stored: fresh.length }
}

/** A currency's rates in time order, to find the last one published before a day. */
export type RateTable = ReadonlyMap<string, readonly { day: Day; perEuro: string }[]>

/** The rate that converts a figure of `of`: the last published before that day. `undefined` when there is none. */
export function findRate(table: RateTable, code: string, of: Day): { day: Day; perEuro: string } | undefined {
  if (code === 'EUR') return { day: of, perEuro: '1' }
  const rates = table.get(code) ?? []
  let low = 0
  let high = rates.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((rates[middle]?.day ?? '') < of) low = middle + 1
    else high = middle
  }
  return rates[low - 1]
}
