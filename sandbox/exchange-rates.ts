import type { Host } from './app.ts'
import { dayAfter, dayAt, daysFromTo, weekdayOf } from './calendar.ts'
import { randomOf } from './random.ts'

export const exchangeRateHost = 'www.ecb.europa.eu'

const firstDay = '2024-01-01'
/** About what a euro costs. */
const typical: Record<string, number> = { USD: 1.09, GBP: 0.86, JPY: 161, CNY: 7.85, INR: 91.2, CHF: 0.95, CAD: 1.48, AUD: 1.65 }

/** The European Central Bank's reference rates: a file of everything, one of the last 90 days, one of today. None at weekends. */
export const exchangeRates: Host = ({ path, now }) => {
  const today = dayAt(now, 'Europe/Berlin')
  const since: Record<string, string> = {
    '/stats/eurofxref/eurofxref-hist.xml': firstDay,
    '/stats/eurofxref/eurofxref-hist-90d.xml': dayAfter(today, -90),
    '/stats/eurofxref/eurofxref-daily.xml': dayAfter(today, -3),
  }
  const from = since[path]
  if (!from) return new Response('not found', { status: 404 })
  const days = Array.from({ length: daysFromTo(from, today) + 1 }, (_, index) => dayAfter(today, -index))
  const workdays = days.filter((day) => weekdayOf(day) % 6 !== 0)
  const shown = path.endsWith('daily.xml') ? workdays.slice(0, 1) : workdays
  return new Response(fileOf(shown), { headers: { 'content-type': 'text/xml' } })
}

const fileOf = (days: readonly string[]): string => `<?xml version="1.0" encoding="UTF-8"?>
<gesmes:Envelope xmlns:gesmes="http://www.gesmes.org/xml/2002-08-01" xmlns="http://www.ecb.int/vocabulary/2002-08-01/eurofxref">
<gesmes:subject>Reference rates</gesmes:subject><gesmes:Sender><gesmes:name>European Central Bank</gesmes:name></gesmes:Sender>
<Cube>${days.map((day) => `<Cube time="${day}">${ratesOf(day)}</Cube>`).join('\n')}</Cube>
</gesmes:Envelope>`

const ratesOf = (day: string): string =>
  Object.entries(typical)
    .map(
      ([currency, rate]) => `<Cube currency="${currency}" rate="${(rate * (0.98 + 0.04 * randomOf(`${currency} ${day}`)())).toFixed(4)}"/>`,
    )
    .join('')
