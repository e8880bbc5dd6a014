import { Show, createMemo } from 'solid-js'
import type { Dashboard } from '../../../../worker/dashboard/schemas.ts'
import { shapeChart } from '../../charts/shape.ts'
import { SpendChart } from '../../charts/spend-chart.tsx'
import { BesideCard } from './beside-card.tsx'
import { ByProvider } from './by-provider.tsx'
import { CreditsCard } from './credits-card.tsx'
import { withoutDay } from './figures.ts'
import { Headline } from './headline.tsx'
import { LateCard } from './late-card.tsx'
import { describeWithoutDay } from './words.ts'

/** The page when there are figures. What needs somebody comes first in the narrow column. */
export function OverviewContent(props: { dashboard: Dashboard }) {
  const chart = createMemo(() => {
    const { series, forecast } = props.dashboard
    const sources = series.providers.map(({ providerId: id, used: amounts, name, completeThrough }) => ({
      id,
      name,
      amounts,
      completeThrough,
    }))
    return shapeChart({ days: series.days, sources, forecast: forecast.days })
  })
  return (
    <>
      <Headline dashboard={props.dashboard} />
      <SpendChart
        class="mt-3.5"
        data={chart()}
        measure={{ currency: props.dashboard.workspace.currency }}
        by="provider"
        note={describeWithoutDay(withoutDay(props.dashboard))}
      />
      <div class="mt-3.5 grid grid-cols-[minmax(0,1fr)] items-start gap-3.5 lg:grid-cols-[minmax(0,1.62fr)_minmax(0,1fr)]">
        <ByProvider dashboard={props.dashboard} chart={chart()} />
        <div class="grid grid-cols-[minmax(0,1fr)] gap-3.5">
          <Show when={props.dashboard.freshness.late.length > 0}>
            <LateCard late={props.dashboard.freshness.late} today={props.dashboard.today} />
          </Show>
          <CreditsCard credits={props.dashboard.credits} today={props.dashboard.today} />
          <Show when={props.dashboard.beside.length > 0}>
            <BesideCard beside={props.dashboard.beside} />
          </Show>
        </div>
      </div>
    </>
  )
}
