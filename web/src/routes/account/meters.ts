/** Meters by what they counted; those of one unit together, since amounts of different units have no order. */
export const largestFirst = <Meter extends { unit: string; meter: string; quantity: number }>(meters: readonly Meter[]): Meter[] =>
  meters.toSorted((a, b) => b.quantity - a.quantity || a.meter.localeCompare(b.meter))
