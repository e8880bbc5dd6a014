import { useSearchParams } from '@solidjs/router'
import { useQuery } from '@tanstack/solid-query'
import { Show, createMemo } from 'solid-js'
import type { Summary, UsageAnswer } from '../../../../worker/providers/summary-schemas.ts'
import { grainFor } from '../../charts/buckets.ts'
import { QueryStates } from '../../components/query-states.tsx'
import { usageQuery } from '../../lib/account-queries.ts'
import { addDays, daysBetween } from '../../lib/format-dates.ts'
import { readPeriod } from '../../lib/period.ts'
import { usePlace } from '../../lib/workspace.ts'
import { PeriodSwitch } from '../overview/period-switch.tsx'
import { type Cut, cutsOf, readCut } from './cuts.ts'
import { FigureSwitches } from './figure-switches.tsx'
import { Figures } from './figures.tsx'
import { daysOfPeriod } from './period-days.ts'

type Params = { range?: string; from?: string; to?: string; show?: string; by?: string; of?: string }

/** Figures over time: used or quantity, by what this provider tells them apart. All that is chosen lives in the address. */
export function FiguresSection(props: { summary: Summary }) {
  const cuts = createMemo(() => cutsOf(props.summary))
  return <Show when={cuts().length > 0}>{<Section summary={props.summary} cuts={cuts()} />}</Show>
}

function Section(props: { summary: Summary; cuts: readonly Cut[] }) {
  const { workspace } = usePlace()
  const [params, setParams] = useSearchParams<Params>()
  const period = () => readPeriod(params)
  const days = () => daysOfPeriod(period(), props.summary.today)
  const cut = () => readCut(props.cuts, params)
  const usage = useQuery(() => ({
    ...usageQuery(workspace().id, {
      providerId: props.summary.providerId,
      connectionId: props.summary.connectionId,
      ...days(),
      granularity: granularityOf(days()),
      metric: cut().metric,
      groupBy: cut().groupBy,
    }),
  }))
  return (
    <section aria-label="Figures over time" class="mt-[22px]">
      <div class="mb-3 flex flex-wrap items-center gap-x-3 gap-y-2">
        <PeriodSwitch period={period()} shown={{ ...days(), today: props.summary.today }} />
        <FigureSwitches cuts={props.cuts} cut={cut()} onChange={(next) => setParams(next, { replace: true, scroll: false })} />
      </div>
      <QueryStates query={usage} what="The figures" skeleton={<FiguresSkeleton />}>
        {(data) => (
          <Figures
            usage={data()}
            cut={cut()}
            providerName={props.summary.connection.providerName}
            chosen={params.of}
            onChoose={(of) => setParams({ of }, { replace: true, scroll: false })}
          />
        )}
      </QueryStates>
    </section>
  )
}

const granularityOf = ({ from, to }: { from: string; to: string }): UsageAnswer['granularity'] =>
  grainFor(Array.from({ length: daysBetween(from, to) + 1 }, (_, index) => addDays(from, index)))

function FiguresSkeleton() {
  return (
    <div class="grid gap-3.5">
      <div class="skeleton h-[310px] rounded-card! sm:h-[356px]" />
      <div class="skeleton h-[300px] rounded-card!" />
    </div>
  )
}
