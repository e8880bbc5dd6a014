import { A, useSearchParams } from '@solidjs/router'
import { useQuery } from '@tanstack/solid-query'
import { Match, Show, Suspense, Switch, createEffect, lazy, on } from 'solid-js'
import type { Dashboard } from '../../../worker/dashboard/schemas.ts'
import { buttonClass } from '../components/button.tsx'
import { PageTitle } from '../components/page-title.tsx'
import { QueryStates } from '../components/query-states.tsx'
import { announce } from '../lib/announce.ts'
import { readPeriod } from '../lib/period.ts'
import { dashboardQuery } from '../lib/queries.ts'
import { mayConnect } from '../lib/session.ts'
import { usePlace } from '../lib/workspace.ts'
import { FreshnessLine } from './overview/freshness-line.tsx'
import { OverviewContent } from './overview/overview-content.tsx'
import { OverviewSkeleton } from './overview/overview-skeleton.tsx'
import { PeriodSwitch } from './overview/period-switch.tsx'
import { describeShown } from './overview/words.ts'

// Most visits find figures; the code for the others comes when it is needed.
const FirstFigures = lazy(async () => ({ default: (await import('./overview/first-figures.tsx')).FirstFigures }))
const OverviewEmpty = lazy(async () => ({ default: (await import('./overview/overview-empty.tsx')).OverviewEmpty }))

const whileFillingMs = 5_000

/** The first figures are on their way: they show without being asked for again. */
const isFilling = ({ connections }: Dashboard): boolean => connections.some((one) => one.status === 'syncing')

/** Nothing to look at yet, neither costs nor balances: what is awaited says more than empty cards. */
const isAwaiting = ({ series, verdict, credits, beside }: Dashboard): boolean =>
  series.providers.length === 0 && verdict.state === 'no_data' && credits.length === 0 && beside.length === 0

const daysOf = (data: Dashboard | undefined) => data && { from: data.range.from, to: data.range.to, today: data.today }

/** Are we fine? What was used, what is to come, and what needs somebody. */
export function Overview() {
  const { workspace } = usePlace()
  const [params] = useSearchParams<{ range?: string; from?: string; to?: string }>()
  const period = () => readPeriod(params)
  const dashboard = useQuery(() => ({
    ...dashboardQuery(workspace().id, period()),
    refetchInterval: (query) => (query.state.data && isFilling(query.state.data) ? whileFillingMs : false),
  }))
  const known = () => (dashboard.isPending || dashboard.isLoadingError ? undefined : dashboard.data)
  const shown = () => (dashboard.isPlaceholderData ? undefined : known())
  createEffect(
    on(
      () => shown()?.range.from.concat(shown()?.range.to ?? ''),
      (now, before) => {
        const data = shown()
        if (data && before !== undefined && now !== before) announce(describeShown(data))
        return now ?? before
      },
    ),
  )

  return (
    <>
      <PageTitle title="Overview">
        <PeriodSwitch period={period()} shown={daysOf(known())} />
        <div class="order-5 flex min-h-5 w-full items-center min-[1440px]:order-none min-[1440px]:w-0 min-[1440px]:flex-1">
          <Show when={known()}>{(data) => <FreshnessLine dashboard={data()} />}</Show>
        </div>
        <Show when={mayConnect(workspace().role) && known()?.connections.length !== 0}>
          <A href="/providers/catalog" class={`${buttonClass()} ml-auto print:hidden`}>
            Connect provider
          </A>
        </Show>
      </PageTitle>
      <QueryStates query={dashboard} what="The overview" skeleton={<OverviewSkeleton />}>
        {(data) => (
          <div aria-busy={dashboard.isPlaceholderData} class={dashboard.isPlaceholderData ? 'awaiting' : ''}>
            <Suspense fallback={<OverviewSkeleton />}>
              <Switch fallback={<OverviewContent dashboard={data()} />}>
                <Match when={data().connections.length === 0 && data().byProvider.length === 0}>
                  <OverviewEmpty />
                </Match>
                <Match when={isAwaiting(data())}>
                  <FirstFigures dashboard={data()} />
                </Match>
              </Switch>
            </Suspense>
          </div>
        )}
      </QueryStates>
    </>
  )
}
