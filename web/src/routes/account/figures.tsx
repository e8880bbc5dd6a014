import { Show, createMemo } from 'solid-js'
import type { UsageAnswer } from '../../../../worker/providers/summary-schemas.ts'
import { type Measure, writeAmount } from '../../charts/measure.ts'
import { shapeChart } from '../../charts/shape.ts'
import { SpendChart } from '../../charts/spend-chart.tsx'
import { formatDays } from '../../lib/format-dates.ts'
import { formatMoney } from '../../lib/format-money.ts'
import { Breakdown } from './breakdown.tsx'
import type { Cut } from './cuts.ts'
import { groupingWords } from './figure-switches.tsx'
import { MeasureSelect } from './measure-select.tsx'
import { type UsageMeasure, measuresOf, nameOfMeasure, shapeUsage } from './shape-usage.ts'

interface FiguresProps {
  usage: UsageAnswer
  cut: Cut
  providerName: string
  /** The meter or currency that is asked for. */
  chosen: string | undefined
  onChoose: (chosen: string) => void
}

/** What is shown of nothing. */
const noMeasure = { cost: { currency: 'USD' }, quantity: { unit: 'quantity' } } as const

/** The chart and the parts it is made of, of one currency or one meter. */
export function Figures(props: FiguresProps) {
  const measures = createMemo(() => measuresOf(props.usage))
  const measure = (): UsageMeasure =>
    measures().find((one) => nameOfMeasure(one) === props.chosen) ?? measures()[0] ?? noMeasure[props.usage.metric]
  const shaped = createMemo(() => shapeUsage(props.usage, measure(), props.cut.grain))
  const chart = createMemo(() =>
    shapeChart({
      days: shaped().days,
      sources: shaped()
        .groups.map(({ source }) => source)
        .filter(({ amounts }) => amounts.some((amount) => amount !== null)),
      ...(props.cut.grain === 'day' ? {} : { grain: 'month' as const }),
    }),
  )
  const by = () => (props.usage.groupBy ? groupingWords[props.usage.groupBy].toLowerCase() : 'everything')
  return (
    <div class="grid grid-cols-[minmax(0,1fr)] gap-3.5">
      <Show when={measures().length > 1}>
        <MeasureSelect measures={measures()} chosen={nameOfMeasure(measure())} onChoose={props.onChoose} />
      </Show>
      <SpendChart
        data={chart()}
        measure={measure()}
        what={whatOf(measure())}
        by={by()}
        note={noteOf(props, shaped().withoutDay, measure())}
      />
      <Show when={shaped().groups.length > 0}>
        <Breakdown shaped={shaped()} chart={chart()} measure={measure()} usage={props.usage} by={by()} />
      </Show>
    </div>
  )
}

const whatOf = (measure: UsageMeasure): string => ('currency' in measure ? 'spend' : (measure.meter ?? measure.unit))

/** What the bars leave out. */
function noteOf({ usage, providerName }: FiguresProps, withoutDay: string | undefined, measure: Measure): string | undefined {
  const beside = usage.beside.map(({ period, to, used }) => `${formatMoney(used)} for ${formatDays(period, to)}`)
  const sentences = [
    ...(withoutDay === undefined
      ? []
      : [`${writeAmount(withoutDay, measure)} is told by the month: it is in the sums below, and in no bar.`]),
    ...(beside.length === 0
      ? []
      : [`Not included, since ${providerName} tells it for a span that these days do not cover: ${beside.join(', ')}.`]),
  ]
  return sentences.length === 0 ? undefined : sentences.join(' ')
}
