import { A, useSearchParams } from '@solidjs/router'
import { useQuery } from '@tanstack/solid-query'
import { Match, Show, Switch } from 'solid-js'
import type { Dashboard } from '../../../worker/dashboard/schemas.ts'
import { buttonClass } from '../components/button.tsx'
import { PageTitle } from '../components/page-title.tsx'
import { QueryStates } from '../components/query-states.tsx'
import { dashboardQuery } from '../lib/queries.ts'
import { mayConnect } from '../lib/session.ts'
import { usePlace } from '../lib/workspace.ts'
import { FirstFigures } from './overview/first-figures.tsx'
import { FreshnessLine } from './overview/freshness-line.tsx'
import { OverviewContent } from './overview/overview-content.tsx'
import { OverviewEmpty } from './overview/overview-empty.tsx'
import { OverviewSkeleton } from './overview/overview-skeleton.tsx'
import { PeriodSwitch, readPeriod } from './overview/period-switch.tsx'

const whileFillingMs = 5_000

/** The first figures are on their way: they show without being asked for again. */
const isFilling = ({ connections }: Dashboard): boolean => connections.some((one) => one.status === 'syncing')

/** Are we fine? What was used, what is to come, and what needs somebody. */
export function Overview() {
  const { workspace } = usePlace()
  const [params] = useSearchParams<{ range?: string }>()
  const period = () => readPeriod(params.range)
  const dashboard = useQuery(() => ({
    ...dashboardQuery(workspace().id, period()),
    refetchInterval: (query) => (query.state.data && isFilling(query.state.data) ? whileFillingMs : false),
  }))
  const known = () => (dashboard.isPending || dashboard.isLoadingError ? undefined : dashboard.data)

  return (
    <>
      <PageTitle title="Overview">
        <PeriodSwitch period={period()} />
        <div class="order-5 flex min-h-5 w-full items-center min-[1280px]:order-none min-[1280px]:w-auto">
          <Show when={known()}>{(data) => <FreshnessLine dashboard={data()} />}</Show>
        </div>
        <Show when={mayConnect(workspace().role) && known()?.connections.length !== 0}>
          <A href="/providers/catalog" class={`${buttonClass()} ml-auto`}>
            Connect provider
          </A>
        </Show>
      </PageTitle>
      <QueryStates query={dashboard} what="The overview" skeleton={<OverviewSkeleton />}>
        {(data) => (
          <Switch fallback={<OverviewContent dashboard={data()} />}>
            <Match when={data().connections.length === 0 && data().byProvider.length === 0}>
              <OverviewEmpty />
            </Match>
            <Match when={data().series.providers.length === 0 && data().verdict.state === 'no_data'}>
              <FirstFigures dashboard={data()} />
            </Match>
          </Switch>
        )}
      </QueryStates>
    </>
  )
}
