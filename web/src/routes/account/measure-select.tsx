import { For } from 'solid-js'
import { controlClass } from '../../components/control-class.ts'
import { type UsageMeasure, nameOfMeasure } from './shape-usage.ts'

interface MeasureSelectProps {
  measures: readonly UsageMeasure[]
  chosen: string
  onChoose: (chosen: string) => void
}

/** Which meter, or which currency: amounts of different ones are never added. */
export function MeasureSelect(props: MeasureSelectProps) {
  const isMoney = () => props.measures.some((one) => 'currency' in one)
  return (
    <label class="flex flex-wrap items-center gap-2 text-table text-ink-2 print:hidden">
      {isMoney() ? 'Currency' : 'Meter'}
      <select class={`${controlClass} w-auto! max-w-full`} onChange={(event) => props.onChoose(event.currentTarget.value)}>
        <For each={props.measures}>
          {(measure) => (
            <option value={nameOfMeasure(measure)} selected={nameOfMeasure(measure) === props.chosen}>
              {describe(measure)}
            </option>
          )}
        </For>
      </select>
    </label>
  )
}

const describe = (measure: UsageMeasure): string =>
  'currency' in measure || measure.meter === undefined || measure.meter === measure.unit
    ? nameOfMeasure(measure)
    : `${measure.meter} (${measure.unit})`
