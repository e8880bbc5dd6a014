import { sql } from 'drizzle-orm'
import type { Database } from '../platform/database.ts'
import type { Day } from '../platform/day.ts'

export interface FxRate {
  day: Day
  currency: string
  perEuro: string
}

const ratesAtOnce = 15_000

export async function findNewestRateDay(db: Database): Promise<Day | undefined> {
  const [row] = await db.all<{ day: Day | null }>(sql`select max(day) as day from fx_rates where currency = 'USD'`)
  return row?.day ?? undefined
}

/** Rates once stored are never changed. The newest day goes last, so that an interrupted first run starts again. */
export async function insertRates(db: Database, rates: readonly FxRate[]): Promise<void> {
  const sorted = [...rates].sort((a, b) => (a.day < b.day ? -1 : 1))
  for (let start = 0; start < sorted.length; start += ratesAtOnce) {
    const rows = JSON.stringify(sorted.slice(start, start + ratesAtOnce).map(({ day, currency, perEuro }) => [day, currency, perEuro]))
    await db.run(sql`
      insert into fx_rates (day, currency, per_euro) select r.value ->> 0, r.value ->> 1, r.value ->> 2 from json_each(${rows}) r where true on conflict do nothing`)
  }
}
