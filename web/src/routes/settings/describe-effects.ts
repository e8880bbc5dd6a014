import type { WorkspaceFields } from '../../components/workspace-form.tsx'
import { formatWeekday } from '../../lib/format-dates.ts'

/** What a change of the workspace does to what is shown, one sentence for each field that differs. */
export function describeEffects(before: WorkspaceFields, after: WorkspaceFields, now: number): string[] {
  return [
    ...(after.name.trim() !== before.name && after.name.trim() !== '' ? ['The new name is shown to every member. No figure changes.'] : []),
    ...(after.currency === before.currency ? [] : [effectOfCurrency(before.currency, after.currency)]),
    ...(after.timeZone === before.timeZone ? [] : [effectOfZone(before.timeZone, after.timeZone, now)]),
  ]
}

const effectOfCurrency = (before: string, after: string): string =>
  `Totals, charts and forecasts are shown in ${after} instead of ${before}: each day at the last rate published before it. What has no rate in ` +
  `${after} is listed beside the total. Providers' own amounts stay as they are, and going back to ${before} shows the figures of before.`

function effectOfZone(before: string, after: string, now: number): string {
  const [then, next] = [dayIn(before, now), dayIn(after, now)]
  const today = then === next ? `It is ${formatWeekday(next)} there too, so today stays today` : `Today becomes ${formatWeekday(next)}`
  return `${today}, and periods such as “this month” begin and end by ${after.replaceAll('_', ' ')} time. Days stay as each provider bills them: no amount moves to another day.`
}

/** The day it is in a zone, as `2026-11-23`. */
const dayIn = (timeZone: string, now: number): string =>
  new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(new Date(now))
