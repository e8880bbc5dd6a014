import { type Slot, slotVariable } from '../lib/provider-colours.ts'

export interface ChartTheme {
  line: string
  text: string
  surface: string
  accent: string
  font: string
  colour(slot: Slot): string
}

/** The tokens as the canvas needs them: resolved for the theme on screen. */
export function readChartTheme(): ChartTheme {
  const style = getComputedStyle(document.documentElement)
  const read = (name: string) => style.getPropertyValue(name).trim()
  return {
    line: read('--line'),
    text: read('--ink-3'),
    surface: read('--surface'),
    accent: read('--accent'),
    // Whole pixels: uPlot scales the digits before `px` for dense screens, and would not see those before a point.
    font: `12px ${getComputedStyle(document.body).fontFamily}`,
    colour: (slot) => read(slotVariable(slot)),
  }
}
