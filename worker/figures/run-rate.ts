export interface PastDay {
  /** 0 (Monday) to 6 (Sunday). */
  weekday: number
  /** What is neither recurring nor one-off. */
  variable: number
}

export interface RunRate {
  /** Monday to Sunday. */
  means: readonly number[]
  variance: number
}

/** Means of the same weekday, drawn towards the mean of all days while there are few of it. */
export function runRate(past: readonly PastDay[]): RunRate {
  if (past.length === 0) return { means: [], variance: 0 }
  const all = past.reduce((sum, one) => sum + one.variable, 0) / past.length
  const sums = Array.from({ length: 7 }, () => ({ sum: 0, days: 0 }))
  for (const { weekday, variable } of past) {
    const one = sums[weekday]
    if (one) {
      one.sum += variable
      one.days += 1
    }
  }
  const means = sums.map(({ sum, days }) => (sum + all) / (days + 1))
  const variance = past.reduce((sum, one) => sum + (one.variable - (means[one.weekday] ?? all)) ** 2, 0) / Math.max(1, past.length - 1)
  return { means, variance }
}
