import { z } from 'zod'
import { type Day, type DayRange, day, isDay, monthOf } from '../platform/day.ts'
import type { Amount } from '../platform/money.ts'
import type { Charge, Period, Provider, Reading, Shape, UsagePoint, Wait } from './contract.ts'

/** Types one provider. Everything else about it is derived from what stands here. */
export const defineProvider = (provider: Provider): Provider => provider

/** A zod schema made on first use and kept. */
export function shape<T>(make: () => z.ZodType<T>): Shape<T> {
  let made: z.ZodType<T> | undefined
  return () => (made ??= make())
}

/** A money or quantity figure as JSON carries it: a decimal string, or a number. Missing and null are refused. */
export const decimal = () => z.union([z.string().regex(/^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/), z.number()])

/** An ISO 4217 code in either case. */
export const currencyCode = () => z.string().regex(/^[A-Za-z]{3}$/)

/** A calendar day; of an instant such as `2026-11-01T00:00:00Z` the day as it is written. */
export const dayText = () =>
  z
    .string()
    .refine((text) => isDay(text.slice(0, 10)), 'Invalid day')
    .transform(day)

/** A calendar month `YYYY-MM`. */
export const monthText = () =>
  z
    .string()
    .refine((text) => isDay(`${text}-01`), 'Invalid month')
    .transform((text) => monthOf(day(`${text}-01`)))

/** An instant such as `2026-11-01T07:00:00Z`, as ms. */
export const instantText = () =>
  z.string().transform((text, context) => {
    const instant = Date.parse(text)
    if (Number.isNaN(instant)) context.addIssue({ code: 'custom', message: 'Invalid instant' })
    return instant
  })

/** A list of objects. */
export const listOf = <Members extends z.ZodRawShape>(members: Members) => z.array(z.object(members))

/** Whether a day that the provider answered lies in the window that was asked for. */
export const covers = (window: DayRange, value: Day): boolean => window.from <= value && value < window.to

/** `charge({ period, service, billed })`: effective cost is the billed one unless the provider says otherwise. */
export function charge(fields: Omit<Partial<Charge>, 'type'> & { period: Period; billed: Amount }): Charge {
  return {
    ...fields,
    type: 'charge',
    category: fields.category ?? 'Usage',
    frequency: fields.frequency ?? 'Usage-Based',
    effective: fields.effective ?? fields.billed,
    provenance: fields.provenance ?? 'reported',
  }
}

export const point = (fields: Omit<UsagePoint, 'type'>): UsagePoint => ({ ...fields, type: 'point' })

export const reading = (fields: Omit<Reading, 'type'>): Reading => ({ ...fields, type: 'reading' })

/** Ends this fetch; the engine calls again with `state` as `resume`. Yield it first and alone. */
export const wait = (state: string, seconds: number): Wait => ({ type: 'wait', state, seconds })

/** Every item of all pages: `itemsOf(api.pages(…), (page) => page.data)`. */
export async function itemsOf<Page, Item>(pages: AsyncIterable<Page>, read: (page: Page) => readonly Item[] | undefined): Promise<Item[]> {
  const items: Item[] = []
  for await (const page of pages) items.push(...(read(page) ?? []))
  return items
}
