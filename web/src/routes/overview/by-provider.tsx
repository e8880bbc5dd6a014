import { For, Show } from 'solid-js'
import type { Dashboard } from '../../../../worker/dashboard/schemas.ts'
import type { ChartData } from '../../charts/chart-data.ts'
import { trendOf } from '../../charts/trend.ts'
import { Card } from '../../components/card.tsx'
import { Hint } from '../../components/hint.tsx'
import { Sparkline } from '../../components/sparkline.tsx'
import { Tag } from '../../components/tag.tsx'
import { formatDay } from '../../lib/format-dates.ts'
import { formatChange, formatMoney } from '../../lib/format-money.ts'
import { slotClass } from '../../lib/provider-colours.ts'
import { describeChange, describeProvenance } from './words.ts'

type Line = Dashboard['byProvider'][number]

/** What each provider has cost, how that moves, and how well it is known. */
export function ByProvider(props: { dashboard: Dashboard; chart: ChartData }) {
  const newest = () =>
    props.dashboard.byProvider.reduce((latest, line) => ((line.completeThrough ?? '') > latest ? (line.completeThrough ?? '') : latest), '')
  const slotOf = (line: Line) => props.chart.series.find((series) => series.id === line.id)?.slot ?? 'rest'
  const trendOfLine = (line: Line) => {
    const { days, providers } = props.dashboard.series
    const source = providers.find((one) => one.providerId === line.providerId)
    return source ? trendOf(days, { amounts: source.used, completeThrough: source.completeThrough }) : []
  }
  return (
    <Card title="By provider" aside={`${props.dashboard.byProvider.length} with figures`}>
      <div class="@container overflow-x-auto">
        <table class="mt-2 w-full text-table">
          <caption class="sr-only">Used by provider</caption>
          <thead class="text-xs text-ink-3 [&_th]:px-[5px] [&_th]:py-1.5 [&_th]:text-right [&_th]:font-medium sm:[&_th]:px-2">
            <tr>
              <th scope="col" class="pl-3.5! text-left! sm:pl-[18px]!">
                Provider
              </th>
              <th scope="col" class="hidden @min-[440px]:table-cell">
                Trend
              </th>
              <th scope="col">Used</th>
              <th scope="col" class="pr-3.5! @min-[600px]:pr-2!">
                Change
              </th>
              <th scope="col" class="hidden pr-[18px]! @min-[600px]:table-cell">
                Source
              </th>
            </tr>
          </thead>
          <tbody class="[&_td]:px-[5px] [&_td]:py-[8.5px] [&_td]:text-right [&_td]:whitespace-nowrap sm:[&_td]:px-2">
            <For each={props.dashboard.byProvider}>
              {(line) => (
                <tr class="border-t border-line">
                  <th scope="row" class="py-[8.5px] pl-3.5 text-left font-[530] sm:pl-[18px]">
                    <span class="flex flex-wrap items-center gap-x-2 gap-y-0.5">
                      <span class="inline-flex items-baseline gap-2">
                        <i aria-hidden="true" class={`size-[9px] shrink-0 rounded-[3px] ${slotClass(slotOf(line))}`} />
                        {line.name}
                      </span>
                      <Through line={line} newest={newest()} today={props.dashboard.today} />
                      <span class="@min-[600px]:hidden">
                        <Provenance line={line} />
                      </span>
                      <Show when={line.role === 'observer'}>
                        <Hint
                          text="Sees spend that another provider bills; counted only while that provider is not connected itself."
                          class="no-underline"
                        >
                          <Tag>seen through</Tag>
                        </Hint>
                      </Show>
                    </span>
                  </th>
                  <td class="hidden @min-[440px]:table-cell">
                    <Sparkline amounts={trendOfLine(line)} />
                  </td>
                  <td class="num">{formatMoney(line.used)}</td>
                  <td class="num pr-3.5! @min-[600px]:pr-2!">
                    <Show when={line.change} fallback={<NoChange late={line.late} />}>
                      {(change) => (
                        <Hint text={describeChange(change())} class="no-underline">
                          {formatChange(change().used)}
                        </Hint>
                      )}
                    </Show>
                  </td>
                  <td class="hidden pr-[18px]! @min-[600px]:table-cell">
                    <Provenance line={line} />
                  </td>
                </tr>
              )}
            </For>
          </tbody>
        </table>
      </div>
    </Card>
  )
}

const NoChange = (props: { late: boolean }) =>
  props.late ? (
    <Hint text="It is late: its last days are not known, so it is not compared.">unknown</Hint>
  ) : (
    <Hint text="No days to compare with: this source is new in this period.">new</Hint>
  )

const Provenance = (props: { line: Line }) => (
  <Show when={describeProvenance(props.line.provenance)}>{(words) => <Tag>{words()}</Tag>}</Show>
)

function Through(props: { line: Line; newest: string; today: string }) {
  return (
    <Show when={props.line.completeThrough} fallback={<Tag tone="warn">no complete day yet</Tag>}>
      {(day) => (
        <Show when={props.line.late || day() < props.newest}>
          <Tag tone={props.line.late ? 'warn' : 'plain'}>through {formatDay(day(), props.today)}</Tag>
        </Show>
      )}
    </Show>
  )
}
