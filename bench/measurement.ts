export interface Measurement {
  name: string
  value: number
  unit: 'ratio' | 'KB' | 'ms' | 'count'
  budget: number
  ok: boolean
}

/** One line of the result: a figure beside the most it may be. */
export const measured = (name: string, value: number, unit: Measurement['unit'], budget: number): Measurement => {
  const rounded = Math.round(value * 100) / 100
  return { name, value: rounded, unit, budget, ok: rounded <= budget }
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = sorted.length >> 1
  return sorted.length % 2 === 1 ? (sorted[middle] ?? 0) : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2
}

/**
 * Takes figures in turns, `rounds` times each, so that whatever else the machine does falls on all of them; answers the
 * median of each.
 */
export async function takeTurns<Name extends string>(
  rounds: number,
  takers: Record<Name, () => Promise<number>>,
): Promise<Record<Name, number>> {
  const entries = Object.entries(takers) as [Name, () => Promise<number>][]
  const taken = new Map<Name, number[]>(entries.map(([name]) => [name, []]))
  for (let round = 0; round < rounds; round += 1) {
    for (const [name, take] of round % 2 === 0 ? entries : entries.toReversed()) taken.get(name)?.push(await take())
  }
  return Object.fromEntries([...taken].map(([name, values]) => [name, median(values)])) as Record<Name, number>
}

/** Progress is for people, and beside the result. */
export const say = (line: string): void => console.error(line)
