import { For, Show } from 'solid-js'
import type { UsageAnswer } from '../../../../worker/providers/summary-schemas.ts'
import type { ChartData } from '../../charts/chart-data.ts'
import { type Measure, writeAmount } from '../../charts/measure.ts'
import { Card } from '../../components/card.tsx'
import { Hint } from '../../components/hint.tsx'
import { formatDays } from '../../lib/format-dates.ts'
import { formatPercent } from '../../lib/format-money.ts'
import { sumAmounts } from '../../lib/micros.ts'
import { type Slot, slotClass } from '../../lib/provider-colours.ts'
import { createCap } from '../overview/create-cap.ts'
import { type ShapedUsage, shareOf } from './shape-usage.ts'

/** As many as have a colour of their own in the chart. */
const mostAtFirst = 7

interface BreakdownProps {
  shaped: ShapedUsage
  chart: ChartData
  measure: Measure
  usage: UsageAnswer
  /** What the parts are: `service`. */
  by: string
}

const cellClass = 'px-2 py-[7.5px] text-right whitespace-nowrap'

/** The parts of the figure, largest first, and their sum. The smaller ones stand together until they are opened. */
export function Breakdown(props: BreakdownProps) {
  const cap = createCap(() => props.shaped.groups, mostAtFirst)
  const write = (amount: string) => writeAmount(amount, props.measure)
  const slotOf = (id: string) => props.chart.series.find((series) => series.id === id)?.slot ?? 'rest'
  const title = () => (props.usage.groupBy ? `By ${props.by}` : 'In sum')
  return (
    <Card title={title()} aside={formatDays(props.usage.from, props.usage.to)}>
      <table class="num mt-1.5 w-full table-fixed text-table">
        <caption class="sr-only">
          {props.usage.metric === 'cost' ? 'Used' : 'Quantity'} by {props.by}
        </caption>
        <colgroup>
          <col class="sm:w-[34%]" />
          <col class="hidden sm:table-column" />
          <col class="w-[40%] sm:w-[190px]" />
          <col class="w-[76px] sm:w-[96px]" />
        </colgroup>
        <thead class="sr-only">
          <tr>
            <th scope="col">{props.by}</th>
            <td />
            <th scope="col">{props.usage.metric === 'cost' ? 'Used' : 'Quantity'}</th>
            <th scope="col">Share</th>
          </tr>
        </thead>
        <tbody>
          <For each={cap.shown()}>
            {(group) => (
              <tr class="border-t border-line first:border-t-0">
                <th scope="row" class="py-[7.5px] pr-2 pl-3.5 text-left font-[530] wrap-anywhere sm:pl-[18px]">
                  <span class="flex items-baseline gap-2">
                    <i aria-hidden="true" class={`size-[9px] shrink-0 rounded-[3px] ${slotClass(slotOf(group.id))}`} />
                    <span class="min-w-0">{group.name}</span>
                  </span>
                </th>
                <ShareBar share={shareOf(group.total, props.shaped.total)} slot={slotOf(group.id)} />
                <td class={cellClass}>{write(group.total)}</td>
                <td class={`${cellClass} pr-3.5! text-ink-2 sm:pr-[18px]!`}>
                  <Share part={group.total} whole={props.shaped.total} />
                </td>
              </tr>
            )}
          </For>
          <Show when={cap.isLong()}>
            <tr class="border-t border-line">
              <th scope="row" class="py-[5px] pr-2 pl-3.5 text-left font-[530] sm:pl-[18px]">
                <button type="button" class="link min-h-6" aria-expanded={cap.isOpen()} onClick={cap.toggle}>
                  {cap.isOpen() ? 'Show fewer' : `${cap.rest().length} others`}
                </button>
              </th>
              <Show when={sumAmounts(cap.rest().map((group) => group.total))} fallback={<td colspan="3" />}>
                {(rest) => (
                  <>
                    <ShareBar share={shareOf(rest(), props.shaped.total)} slot="rest" />
                    <td class={cellClass}>{write(rest())}</td>
                    <td class={`${cellClass} pr-3.5! text-ink-2 sm:pr-[18px]!`}>
                      <Share part={rest()} whole={props.shaped.total} />
                    </td>
                  </>
                )}
              </Show>
            </tr>
          </Show>
        </tbody>
        <tfoot>
          <tr class="border-t border-line-strong font-semibold">
            <th scope="row" class="py-[9px] pr-2 pl-3.5 text-left font-semibold sm:pl-[18px]">
              Total
            </th>
            <td class="hidden sm:table-cell" />
            <td class={cellClass}>
              <Show when={props.shaped.total} fallback="no figure">
                {(total) => write(total())}
              </Show>
            </td>
            <td />
          </tr>
        </tfoot>
      </table>
    </Card>
  )
}

/** How large a part is at a glance; the figure beside it says it. */
const ShareBar = (props: { share: number | undefined; slot: Slot }) => (
  <td class="hidden px-2 sm:table-cell" aria-hidden="true">
    <div class={`h-1.5 rounded-full opacity-80 ${slotClass(props.slot)}`} style={{ width: `${props.share ?? 0}%` }} />
  </td>
)

const Share = (props: { part: string; whole: string | undefined }) => (
  <Show
    when={shareOf(props.part, props.whole)}
    fallback={<Hint text="A part of a sum that is not above zero, or below zero itself, has no share.">none</Hint>}
  >
    {(share) => formatPercent(share())}
  </Show>
)
