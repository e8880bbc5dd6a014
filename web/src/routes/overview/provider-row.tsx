import { A } from '@solidjs/router'
import { Show } from 'solid-js'
import type { Dashboard } from '../../../../worker/dashboard/schemas.ts'
import type { ChartData } from '../../charts/chart-data.ts'
import { trendOf } from '../../charts/trend.ts'
import { Hint } from '../../components/hint.tsx'
import { Sparkline } from '../../components/sparkline.tsx'
import { formatChange, formatMoney } from '../../lib/format-money.ts'
import { slotClass } from '../../lib/provider-colours.ts'
import { hasFigures, placeOf } from './figures.ts'
import { Provenance, ProviderTags } from './provider-tags.tsx'
import { describeChange } from './words.ts'

interface ProviderRowProps {
  line: Dashboard['byProvider'][number]
  dashboard: Dashboard
  chart: ChartData
  /** The newest day that any source has complete. */
  newest: string
}

/** One provider; the whole row leads to where one sees more of it. */
export function ProviderRow(props: ProviderRowProps) {
  const slot = () => props.chart.series.find((series) => series.id === props.line.id)?.slot ?? 'rest'
  const place = () => placeOf(props.line.providerId, props.dashboard.connections)
  const isKnown = () => hasFigures(props.line, props.dashboard.series)
  const trend = () => {
    const { days, providers } = props.dashboard.series
    const source = providers.find((one) => one.providerId === props.line.providerId)
    return source ? trendOf(days, { amounts: source.used, completeThrough: source.completeThrough }) : []
  }
  return (
    <tr class={`relative border-t border-line ${place() ? 'hover:bg-hover' : ''}`}>
      <th scope="row" class="py-[8.5px] pl-3.5 text-left font-[530] sm:pl-[18px]">
        <span class="flex flex-wrap items-center gap-x-2 gap-y-0.5">
          <span class="inline-flex min-w-0 items-baseline gap-2">
            <i aria-hidden="true" class={`size-[9px] shrink-0 rounded-[3px] ${slotClass(slot())}`} />
            <span class="line-clamp-2 wrap-anywhere" title={props.line.name.length > 40 ? props.line.name : undefined}>
              <Show when={place()} fallback={props.line.name}>
                {(href) => (
                  <A href={href()} class="after:absolute after:inset-0 after:content-['']">
                    {props.line.name}
                  </A>
                )}
              </Show>
            </span>
          </span>
          <ProviderTags
            line={props.line}
            newest={props.newest}
            today={props.dashboard.today}
            isConnected={place() !== undefined}
            isKnown={isKnown()}
          />
        </span>
      </th>
      <td class="hidden @min-[440px]:table-cell">
        <Sparkline amounts={trend()} />
      </td>
      <td class="num">
        <Show when={isKnown()} fallback={<NoFigures />}>
          {formatMoney(props.line.used)}
        </Show>
      </td>
      <td class="num pr-3.5! @min-[600px]:pr-2!">
        <Show when={props.line.change} fallback={<NoChange line={props.line} isKnown={isKnown()} />}>
          {(change) => (
            <Hint text={describeChange(change())} class="relative z-[1] no-underline">
              {formatChange(change().used)}
            </Hint>
          )}
        </Show>
      </td>
      <td class="hidden pr-[18px]! @min-[600px]:table-cell">
        <Provenance line={props.line} />
      </td>
    </tr>
  )
}

const NoFigures = () => (
  <Hint text="Nothing was told of these days. That is not the same as nothing spent." class="relative z-[1] text-ink-3">
    no figures
  </Hint>
)

function NoChange(props: { line: ProviderRowProps['line']; isKnown: boolean }) {
  const why = () =>
    props.line.late
      ? { word: 'unknown', text: 'It is late: its last days are not known, so it is not compared.' }
      : { word: 'new', text: 'No days to compare with: this source is new in this period.' }
  return (
    <Show when={props.isKnown}>
      <Hint text={why().text} class="relative z-[1]">
        {why().word}
      </Hint>
    </Show>
  )
}
