import type { Dashboard } from '../../../worker/dashboard/schemas.ts'
import { addDays, daysBetween } from './format-dates.ts'

export type Preset = NonNullable<Dashboard['range']['preset']>

/** What the Overview is about: a span with a name, or its first and last day. */
export type Period = Preset | { from: string; to: string }

const presets: Readonly<Record<Preset, true>> = { '7d': true, '30d': true, mtd: true, last_month: true, '90d': true, '12m': true }

/** As far as the API looks back from the last day. */
const mostDays = 800

const dayShape = /^\d{4}-\d{2}-\d{2}$/

const isDay = (text: string | undefined): text is string =>
  text !== undefined && dayShape.test(text) && !Number.isNaN(Date.parse(text)) && addDays(text, 0) === text

/** The period of an address; what makes no sense in it is this month. */
export function readPeriod({ range, from, to }: { range?: string; from?: string; to?: string }): Period {
  if (isDay(from) && isDay(to) && from <= to) return { from, to }
  return range !== undefined && range in presets ? (range as Preset) : 'mtd'
}

/** The period as an address and the API write it. boot.js asks with the same words before this code is there. */
export const writePeriod = (period: Period): string =>
  typeof period === 'string' ? `range=${period}` : `from=${period.from}&to=${period.to}`

/** Why two dates are no period, in words for the form; `undefined` when they are one. */
export function refuseDates(from: string, to: string, today: string): string | undefined {
  if (!isDay(from) || !isDay(to)) return 'Enter both days.'
  if (from > to) return 'The first day must not be after the last.'
  if (to > today) return 'The last day must not be after today.'
  return daysBetween(from, to) > mostDays ? `Choose at most ${mostDays} days.` : undefined
}
