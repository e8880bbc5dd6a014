import { dayAfter, dayAt, startOfDay } from '../../sandbox/calendar.ts'
import { type Account, type AccountRow, counterAt, microsAt, spentIn } from './accounts.ts'

/** What must be stored, worked out from an account's truth alone. */

const hour = 3_600_000

const sumOf = (rows: readonly AccountRow[], at: number): number => rows.reduce((sum, row) => sum + microsAt(row, at), 0)

/** By day: everything that the account says of it at an instant. Days without figures are not there. */
export function expectedDays(account: Account, from: string, at: number): Map<string, number> {
  const days = Map.groupBy(
    account.rows.filter(({ day }) => day >= from && day <= dayAt(at, account.zone)),
    ({ day }) => day,
  )
  return withoutNothing([...days].map(([day, rows]) => [day, sumOf(rows, at)]))
}

/** By the first day of each month, whole months. */
export function expectedMonths(account: Account, from: string, at: number): Map<string, number> {
  const months = Map.groupBy(
    account.rows.filter(({ day }) => day.slice(0, 7) >= from.slice(0, 7)),
    ({ day }) => `${day.slice(0, 7)}-01`,
  )
  return withoutNothing([...months].map(([month, rows]) => [month, sumOf(rows, at)]))
}

const withoutNothing = (entries: [string, number][]): Map<string, number> => new Map(entries.filter(([, micros]) => micros !== 0))

/** What the day's rows have ever been said to be, up to an instant. */
export function everSaid(account: Account, day: string, at: number): Set<number> {
  const rows = account.rows.filter((row) => row.day === day)
  return new Set(rows.flatMap(({ versions }) => versions.filter(({ from }) => from <= at).map(({ micros }) => micros)))
}

const timesOf = (account: Account, day: string, micros: number) =>
  account.rows
    .filter((row) => row.day === day)
    .flatMap(({ versions }) =>
      versions.flatMap((version, index) =>
        version.micros === micros ? [{ from: version.from, to: versions[index + 1]?.from ?? Infinity }] : [],
      ),
    )

/** When a figure of a day was first said, and until when it was last said. */
export const firstSaid = (account: Account, day: string, micros: number): number =>
  Math.min(...timesOf(account, day, micros).map(({ from }) => from))
export const lastSaid = (account: Account, day: string, micros: number, at: number): number =>
  Math.max(
    ...timesOf(account, day, micros)
      .filter(({ from }) => from <= at)
      .map(({ to }) => to),
  )

/**
 * What each row of a day may be once the day is called complete: what it was when the provider's usual delay was over, or
 * any later. A row that was never there by then may be missing.
 */
export function wholeVersions(account: Account, day: string, at: number): { mayMiss: boolean; values: number[] }[] {
  const settled = startOfDay(dayAfter(day), account.zone) + account.delayHours * hour
  return account.rows
    .filter((row) => row.day === day)
    .map((row) => {
      const later = row.versions.filter(({ from }) => from > settled && from <= at).map(({ micros }) => micros)
      const values = [microsAt(row, settled), ...later]
      return { mayMiss: values.includes(0), values }
    })
}

/** The last day that had ended, and the usual delay with it, at an instant. */
export const lastDueDay = (account: Account, at: number): string => dayAfter(dayAt(at - account.delayHours * hour, account.zone), -1)

/** The newest day with figures among those that are due. */
export function newestDueFigure(account: Account, from: string, at: number): string | undefined {
  const due = lastDueDay(account, at)
  return [...expectedDays(account, from, at).keys()]
    .filter((day) => day <= due)
    .sort()
    .at(-1)
}

/** What the prepaid balance lost between two readings, top-ups left out. */
export const expectedDrops = (account: Account, firstAt: number, lastAt: number): number => spentIn(account, firstAt, lastAt)

/** The month's counter at its last reading, by month. */
export function expectedCounters(account: Account, readAt: readonly number[]): Map<string, number> {
  const months = Map.groupBy(readAt, (at) => dayAt(at, account.zone).slice(0, 7))
  return withoutNothing([...months].map(([month, instants]) => [month, counterAt(account, Math.max(...instants))]))
}
