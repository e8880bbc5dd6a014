import { For, Show } from 'solid-js'
import { formatDays, formatWeekday } from '../lib/format-dates.ts'
import { formatMoney, formatRoughly } from '../lib/format-money.ts'
import { sumAmounts } from '../lib/micros.ts'
import { slotClass } from '../lib/provider-colours.ts'
import { type ChartData, readoutOf } from './shape.ts'

interface ReadoutProps {
  data: ChartData
  index: number
  hidden: ReadonlySet<string>
  currency: string
}

export const nameColumn = (data: ChartData, index: number): string => {
  const bucket = data.buckets[index]
  if (!bucket) return ''
  return bucket.from === bucket.to ? formatWeekday(bucket.from) : formatDays(bucket.from, bucket.to)
}

/** The forecast is of everything: it says nothing of what the legend leaves. */
const forecastOf = ({ data, index, hidden }: ReadoutProps) => (hidden.size === 0 ? data.forecast[index] : undefined)

/** The column in words, for the slider that moves the crosshair. */
export function describeColumn(props: ReadoutProps): string {
  const lines = readoutOf(props.data, props.index, props.hidden)
  const money = (amount: string) => formatMoney({ amount, currency: props.currency })
  const total = sumAmounts(lines.map((line) => line.amount))
  const ahead = forecastOf(props)
  const parts = lines.map((line) => `${line.series.name} ${money(line.amount)}${line.complete ? '' : ', not complete'}`)
  const words = total === undefined ? ['no figures'] : [`total ${money(total)}`, ...parts]
  if (ahead) words.push(`forecast ${formatRoughly({ amount: ahead.expected, currency: props.currency })}`)
  return `${nameColumn(props.data, props.index)}: ${words.join('; ')}`
}

/** What is under the crosshair, sorted by amount. It keeps out of the pointer's half. */
export function Readout(props: ReadoutProps) {
  const lines = () => readoutOf(props.data, props.index, props.hidden)
  const total = () => sumAmounts(lines().map((line) => line.amount))
  const money = (amount: string) => formatMoney({ amount, currency: props.currency })
  const onTheRight = () => props.index < props.data.buckets.length / 2
  return (
    <div
      aria-hidden="true"
      class={`num pointer-events-none absolute top-2 z-10 min-w-44 rounded-field border border-line bg-raised px-3 py-2 text-note shadow-raised ${
        onTheRight() ? 'right-4' : 'left-16'
      }`}
    >
      <p class="flex justify-between gap-6 font-semibold">
        <span>{nameColumn(props.data, props.index)}</span>
        <Show when={total()}>{(amount) => <span>{money(amount())}</span>}</Show>
      </p>
      <For each={lines()}>
        {(line) => (
          <p class="flex items-center gap-[7px] pt-0.5">
            <i class={`size-2 rounded-[3px] ${slotClass(line.series.slot)}`} />
            <span class="flex-1 text-ink-2">
              {line.series.name}
              <Show when={!line.complete}> (so far)</Show>
            </span>
            <span class="pl-4">{money(line.amount)}</span>
          </p>
        )}
      </For>
      <Show when={forecastOf(props)}>
        {(ahead) => (
          <p class="flex justify-between gap-6 pt-0.5 text-ink-2">
            <span>Forecast</span>
            <span>
              {formatRoughly({ amount: ahead().expected, currency: props.currency })} (
              {formatRoughly({ amount: ahead().low, currency: props.currency })} –{' '}
              {formatRoughly({ amount: ahead().high, currency: props.currency })})
            </span>
          </p>
        )}
      </Show>
    </div>
  )
}
