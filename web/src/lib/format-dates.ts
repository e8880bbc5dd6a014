const MS_PER_DAY = 86_400_000

/** A day has no time zone: it is written as the provider counts it. */
const atNoon = (day: string): Date => new Date(`${day}T12:00:00Z`)

const part = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', ...options })
const dayAndMonth = part({ day: 'numeric', month: 'short' })
const withYear = part({ day: 'numeric', month: 'short', year: 'numeric' })
const monthAndYear = part({ month: 'short', year: 'numeric' })
const withWeekday = part({ weekday: 'short', day: 'numeric', month: 'short' })

/** `20 Nov`, or `20 Nov 2025` when it is not of the year of `today`. */
export function formatDay(day: string, today: string = day): string {
  return (day.slice(0, 4) === today.slice(0, 4) ? dayAndMonth : withYear).format(atNoon(day)).replace('Sept', 'Sep')
}

/** `Nov 2026`. */
export const formatMonth = (day: string): string => monthAndYear.format(atNoon(day)).replace('Sept', 'Sep')

/** `Thu 26 Nov`. */
export const formatWeekday = (day: string): string => withWeekday.format(atNoon(day)).replace(',', '').replace('Sept', 'Sep')

/** `1–22 Nov`, `28 Oct – 5 Nov`, `20 Dec 2025 – 3 Jan 2026`. */
export function formatDays(from: string, to: string): string {
  if (from === to) return formatDay(to)
  if (from.slice(0, 7) === to.slice(0, 7)) return `${Number(from.slice(8))}–${formatDay(to)}`
  return from.slice(0, 4) === to.slice(0, 4)
    ? `${formatDay(from)} – ${formatDay(to)}`
    : `${formatDay(from, to)} – ${withYear.format(atNoon(to))}`
}

export const addDays = (day: string, days: number): string => new Date(atNoon(day).getTime() + days * MS_PER_DAY).toISOString().slice(0, 10)

export const daysBetween = (from: string, to: string): number => Math.round((atNoon(to).getTime() - atNoon(from).getTime()) / MS_PER_DAY)

export const earlierDay = (a: string, b: string): string => (a < b ? a : b)

/** `22 Nov 2026, 08:10 (Europe/Berlin)`: the exact instant, for hover and focus. */
export function formatInstant(instant: string, timeZone: string): string {
  const written = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short', timeZone }).format(new Date(instant))
  return `${written.replace('Sept', 'Sep')} (${timeZone})`
}

const steps: [limit: number, seconds: number, unit: string][] = [
  [3_600, 60, 'min'],
  [86_400, 3_600, 'h'],
  [86_400 * 60, 86_400, 'day'],
  [Infinity, 86_400 * 30, 'month'],
]

/** `12 min ago`, `in 2 days`, `just now`. */
export function formatRelative(instant: string, now: number): string {
  const seconds = Math.round((new Date(instant).getTime() - now) / 1000)
  const size = Math.abs(seconds)
  if (size < 60) return seconds > 0 ? 'in a moment' : 'just now'
  const [, length, unit] = steps.find(([limit]) => size < limit) ?? [0, 60, 'min']
  const count = Math.floor(size / length)
  const words = `${count} ${unit}${count > 1 && (unit === 'day' || unit === 'month') ? 's' : ''}`
  return seconds > 0 ? `in ${words}` : `${words} ago`
}

/** `4 h`, `27 h`, `5 days`: a span that somebody waits. */
export function formatHours(hours: number): string {
  if (hours < 1) return `${Math.max(1, Math.round(hours * 60))} min`
  return hours < 72 ? `${Math.round(hours)} h` : `${Math.round(hours / 24)} days`
}

/** `4 days`, `4 months`: how long a balance lasts. */
export function formatRunway(days: number): string {
  if (days < 1) return 'under a day'
  if (days < 60) return days < 2 ? '1 day' : `${Math.floor(days)} days`
  return days < 730 ? `${Math.floor(days / 30)} months` : 'over 2 years'
}
