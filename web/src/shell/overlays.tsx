import { ErrorBoundary, Match, Suspense, Switch, lazy, onMount } from 'solid-js'
import { whenIdle } from '../lib/when-idle.ts'
import { online } from '../lib/online.ts'
import { showToast } from '../lib/toast.ts'
import { asProblem } from '../lib/problem.ts'
import { closeOverlay, overlay } from './overlay.ts'
import { listenForShortcuts } from './shortcuts.ts'

const Palette = lazy(async () => ({ default: (await import('./palette/palette.tsx')).Palette }))
const ShortcutSheet = lazy(async () => ({ default: (await import('./shortcut-sheet.tsx')).ShortcutSheet }))

/** The palette and the sheet of shortcuts. Their code comes once the page has nothing better to do, so that they open at once. */
export function Overlays() {
  listenForShortcuts()
  onMount(() =>
    whenIdle(() => {
      // What failed to come once is not asked for again.
      if (online()) void Promise.allSettled([Palette.preload(), ShortcutSheet.preload()])
    }),
  )
  return (
    <ErrorBoundary fallback={(error: unknown, reset) => <Failure error={error} reset={reset} />}>
      <Suspense>
        <Switch>
          <Match when={overlay() === 'palette'}>
            <Palette />
          </Match>
          <Match when={overlay() === 'shortcuts'}>
            <ShortcutSheet />
          </Match>
        </Switch>
      </Suspense>
    </ErrorBoundary>
  )
}

/** The page below is well; what failed says so beside it. */
function Failure(props: { error: unknown; reset: () => void }) {
  onMount(() => {
    closeOverlay()
    showToast({ text: asProblem(props.error).message, tone: 'bad' })
    props.reset()
  })
  return null
}
