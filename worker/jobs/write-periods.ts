import { type Statement, runBatch } from '../platform/database.ts'
import type { Day, DayRange } from '../platform/day.ts'
import { shortDigest } from '../platform/digest.ts'
import { type KnownPeriod, type LedgerTarget, chargeStatements } from '../usage/charge-store.ts'
import { pointStatements } from '../usage/point-store.ts'
import type { LedgerPeriod } from '../usage/rows.ts'

/** About what one statement may carry; D1 refuses 2 MB. */
const chunkBytes = 600_000

const emptyDigest = shortDigest('[]')

/** The holder of a lease found that it is no longer its own: another took over, or the connection is gone. */
export class LeaseLost extends Error {}

/**
 * What must be written so that the ledger holds `read` for the days of `range`: periods that differ from what is known,
 * and known ones that vanished. An answer without any figure, where there were some, changes nothing: it is taken for a
 * silence, not for a restatement of everything to nothing. Nor does a day vanish that its provider is not due to have
 * settled (`settled` is the last that is): what was seen of it stays until something replaces it.
 */
export function findChanges(read: readonly LedgerPeriod[], known: readonly KnownPeriod[], range: DayRange, settled: Day): LedgerPeriod[] {
  const before = new Map(known.map((period) => [period.start + period.grain, period]))
  if (read.length === 0) return []
  const here = new Set(read.map((period) => period.start + period.grain))
  const vanished = known
    .filter(
      (period) =>
        period.rows > 0 &&
        period.start >= range.from &&
        period.start < range.to &&
        period.start <= settled &&
        !here.has(period.start + period.grain),
    )
    .map(({ start, grain }) => ({ start, end: start, grain, rows: [], digest: emptyDigest }))
  const differing = read.filter((period) => {
    const stored = before.get(period.start + period.grain)
    return stored === undefined || stored.partial || stored.digest !== period.digest
  })
  return [...differing, ...vanished].sort((a, b) => (a.start < b.start ? -1 : 1))
}

interface WriteOptions {
  target: LedgerTarget
  signal: 'cost' | 'usage'
  changes: readonly LedgerPeriod[]
  now: number
  completeThrough: Day | null
  /** What else belongs to the same unit, given the last day written so far and the rows of this chunk. */
  beside(last: Day, rows: number): Statement[]
}

/** Writes days in order, whole days together with all that follows from them; throws `LeaseLost` when nothing may be written any more. */
export async function writePeriods({ target, signal, changes, now, completeThrough, beside }: WriteOptions): Promise<void> {
  for (const chunk of chunksOf(changes)) {
    const last = chunk.at(-1)
    if (!last) continue
    const rows = chunk.reduce((sum, period) => sum + period.rows.length, 0)
    const own = signal === 'cost' ? chargeStatements(target, { periods: chunk, now, completeThrough }) : pointStatements(target, chunk, now)
    const changed = await runBatch(target.db, [...own, ...beside(last.start, rows)])
    if (changed.at(-1) === 0) throw new LeaseLost()
  }
}

function chunksOf(periods: readonly LedgerPeriod[]): LedgerPeriod[][] {
  const chunks: LedgerPeriod[][] = []
  let bytes = Number.POSITIVE_INFINITY
  for (const period of periods) {
    const size = JSON.stringify(period.rows).length
    if (bytes + size > chunkBytes) {
      chunks.push([])
      bytes = 0
    }
    chunks.at(-1)?.push(period)
    bytes += size
  }
  return chunks
}
