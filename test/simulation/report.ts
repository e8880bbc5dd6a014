/** How often each kind of fault was met. */
export interface FaultCounts {
  count(kind: string): void
  counts: Record<string, number>
}

export function createFaultCounts(): FaultCounts {
  const counts: Record<string, number> = {}
  return {
    counts,
    count(kind) {
      counts[kind] = (counts[kind] ?? 0) + 1
    },
  }
}

export interface Failure {
  seed: number
  /** What was promised and did not hold. */
  what: string
}

/** What one seed came to. */
export interface SeedResult {
  seed: number
  steps: number
  faults: Record<string, number>
  failures: Failure[]
}

export interface Report {
  scenario: string
  seeds: number
  start: number
  steps: number
  faults: Record<string, number>
  failures: Failure[]
}

/** One report of many seeds, in the order of the seeds. */
export function summarize({ scenario, start }: Pick<Report, 'scenario' | 'start'>, results: readonly SeedResult[]): Report {
  const faults: Record<string, number> = {}
  for (const result of results) {
    for (const [kind, count] of Object.entries(result.faults)) faults[kind] = (faults[kind] ?? 0) + count
  }
  const bySeed = [...results].sort((a, b) => a.seed - b.seed)
  return {
    ...{ scenario, seeds: results.length, start },
    steps: results.reduce((sum, result) => sum + result.steps, 0),
    faults: Object.fromEntries(Object.entries(faults).sort(([a], [b]) => (a < b ? -1 : 1))),
    failures: bySeed.flatMap((result) => result.failures),
  }
}
