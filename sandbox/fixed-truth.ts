import type { Movement, Truth, TruthRow } from './world.ts'

/** A row that is known only from an instant (ms) on; a later row of the same day may correct it by a difference. */
export interface FixedRow extends TruthRow {
  visibleFrom?: number
}

/** A truth written out by hand, for fixtures and tests. */
export function fixedTruth(
  rows: readonly FixedRow[],
  { balance, movements }: { balance?: number; movements?: readonly Movement[] } = {},
): Truth {
  return {
    rows: ({ from, to, at }) =>
      rows
        .filter((row) => from <= row.day && row.day < to && (row.visibleFrom ?? 0) <= at)
        .map(({ visibleFrom: _, ...row }) => ({ ...row })),
    ...(balance === undefined ? {} : { balance: () => balance }),
    ...(movements ? { movements: (at) => movements.filter((movement) => movement.at <= at) } : {}),
  }
}
