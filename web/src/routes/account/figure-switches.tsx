import { Show } from 'solid-js'
import { Segmented } from '../../components/segmented.tsx'
import type { Cut, Grouping } from './cuts.ts'

const metrics = [
  { value: 'cost', label: 'Used' },
  { value: 'quantity', label: 'Quantity' },
] as const

export const groupingWords: Readonly<Record<Grouping, string>> = {
  service: 'Service',
  model: 'Model',
  subAccount: 'Account',
  meter: 'Meter',
}

interface FigureSwitchesProps {
  cuts: readonly Cut[]
  cut: Cut
  onChange: (params: { show: string | undefined; by: string | undefined; of: undefined }) => void
}

/** Money or quantities, and by what. Only what the provider tells is offered. */
export function FigureSwitches(props: FigureSwitchesProps) {
  const groupings = () => props.cuts.filter((cut) => cut.metric === props.cut.metric).flatMap(({ groupBy }) => groupBy ?? [])
  const hasBoth = () => new Set(props.cuts.map(({ metric }) => metric)).size > 1
  const change = (metric: Cut['metric'], by: string | undefined) =>
    props.onChange({ show: metric === 'cost' ? undefined : metric, by, of: undefined })
  return (
    <div class="order-5 flex flex-wrap gap-x-3 gap-y-2 md:order-1 md:ml-auto print:hidden">
      <Show when={hasBoth()}>
        <Segmented label="Figure" options={metrics} value={props.cut.metric} onChange={(metric) => change(metric, props.cut.groupBy)} />
      </Show>
      <Show when={groupings().length > 1}>
        <Segmented
          label="By"
          options={groupings().map((value) => ({ value, label: groupingWords[value] }))}
          value={props.cut.groupBy ?? 'service'}
          onChange={(by) => change(props.cut.metric, by)}
        />
      </Show>
    </div>
  )
}
