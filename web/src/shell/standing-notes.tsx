import RefreshCw from 'lucide-solid/icons/refresh-cw'
import WifiOff from 'lucide-solid/icons/wifi-off'
import { Show } from 'solid-js'
import { online } from '../lib/online.ts'
import { watchVersion } from './watch-version.ts'

const noteClass =
  'pointer-events-auto flex items-center gap-2.5 rounded-card border border-line-strong bg-raised px-3.5 py-2 text-table shadow-raised sm:max-w-[420px]'

/** What is true of the whole page for now: no network, or a version that is no longer the newest. They stay until it is over. */
export function StandingNotes() {
  const outdated = watchVersion()
  return (
    <div role="status" class="grid w-full gap-2 sm:w-auto sm:justify-items-end">
      <Show when={!online()}>
        <p class={noteClass}>
          <WifiOff size={15} class="shrink-0 text-warn" aria-hidden="true" />
          You are offline. Figures are as last loaded; nothing can be changed.
        </p>
      </Show>
      <Show when={outdated()}>
        <div class={noteClass}>
          <RefreshCw size={15} class="shrink-0 text-ink-2" aria-hidden="true" />
          <p class="flex-1">A new version of Outlay is out.</p>
          <button
            type="button"
            class="-my-1 -mr-2 min-h-8 rounded-small px-2.5 font-[560] text-accent hover:bg-hover"
            onClick={() => location.reload()}
          >
            Reload
          </button>
        </div>
      </Show>
    </div>
  )
}
