const week = 7

/** Where a key takes the crosshair from where it is; `undefined` for a key that does not move it. */
export function stepTo(key: string, at: number | undefined, last: number): number | undefined {
  const steps: Readonly<Record<string, number | undefined>> = {
    ArrowRight: at === undefined ? 0 : at + 1,
    ArrowLeft: at === undefined ? last : at - 1,
    PageUp: (at ?? 0) + week,
    PageDown: (at ?? last) - week,
    Home: 0,
    End: last,
  }
  const next = steps[key]
  return next === undefined || last < 0 ? undefined : Math.min(last, Math.max(0, next))
}
