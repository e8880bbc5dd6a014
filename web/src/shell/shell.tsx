import { type RouteSectionProps, useBeforeLeave, useLocation } from '@solidjs/router'
import { useQuery, useQueryClient } from '@tanstack/solid-query'
import { ErrorBoundary, Match, Suspense, Switch, createEffect, lazy, on } from 'solid-js'
import { ProblemNote } from '../components/problem-note.tsx'
import { announce } from '../lib/announce.ts'
import { sessionQuery } from '../lib/queries.ts'
import { headFor } from '../lib/reload-once.ts'
import { Crash } from '../routes/crash.tsx'
import { BottomBar } from './bottom-bar.tsx'
import { BrandRail } from './brand.tsx'
import { Footer } from './footer.tsx'
import { keepScroll } from './keep-scroll.ts'
import { LiveRegion } from './live-region.tsx'
import { Overlays } from './overlays.tsx'
import { PageSkeleton } from './page-skeleton.tsx'
import { PlaceProvider } from './place-provider.tsx'
import { prefetchPage } from './prefetch-page.ts'
import { Rail } from './rail.tsx'
import { SkipLink } from './skip-link.tsx'

/** Nothing is said before the first figures are there. */
const Toasts = lazy(async () => ({ default: (await import('./toasts.tsx')).Toasts }))

/** The frame around every page of a signed-in reader. */
export function Shell(props: RouteSectionProps) {
  const session = useQuery(sessionQuery)
  const location = useLocation()
  const client = useQueryClient()

  keepScroll()
  useBeforeLeave(({ to }) => {
    headFor(typeof to === 'string' ? to : undefined)
    if (typeof to === 'string') prefetchPage(client, new URL(to, globalThis.location.href))
  })

  // A new page starts at its heading, for the eye and for the keyboard.
  createEffect(
    on(
      () => location.pathname,
      () => {
        headFor(undefined)
        document.querySelector<HTMLElement>('main h1')?.focus({ preventScroll: true })
        // The new page names itself in an effect of its own, which comes after this one.
        queueMicrotask(() => announce(document.title))
      },
      { defer: true },
    ),
  )

  return (
    <Switch>
      <Match when={session.isPending}>
        <BrandRail />
        <div class="sm:pl-[216px]">
          <main class="mx-auto w-full max-w-[1264px] px-3.5 pt-4 sm:px-8 sm:pt-[22px]">
            <PageSkeleton />
          </main>
        </div>
      </Match>
      <Match when={session.isLoadingError}>
        <main class="mx-auto max-w-[560px] p-6">
          <h1 class="sr-only">Outlay</h1>
          <ProblemNote
            what="Your session could not be loaded."
            error={session.error}
            retry={() => void session.refetch()}
            retrying={session.isFetching}
          />
        </main>
      </Match>
      <Match when={session.data}>
        {(data) => (
          <PlaceProvider session={data()}>
            <SkipLink />
            <Rail />
            <div class="flex min-h-screen flex-col pb-[70px] sm:pb-0 sm:pl-[216px] print:block print:min-h-0 print:p-0">
              <main id="content" class="mx-auto w-full max-w-[1264px] flex-1 px-3.5 pt-4 pb-8 sm:px-8 sm:pt-[22px]">
                <ErrorBoundary fallback={(error: unknown, reset) => <Crash error={error} retry={reset} inShell />}>
                  <Suspense fallback={<PageSkeleton />}>{props.children}</Suspense>
                </ErrorBoundary>
              </main>
              <Footer />
            </div>
            <BottomBar />
            <Suspense>
              <Toasts />
            </Suspense>
            <Overlays />
            <LiveRegion />
          </PlaceProvider>
        )}
      </Match>
    </Switch>
  )
}
