import { Show } from 'solid-js'
import type { ProviderAnswer } from '../../../../worker/providers/schemas.ts'
import { ConnectPanel } from './connect-panel.tsx'
import { KeyCare } from './key-care.tsx'
import { ReplacePanel } from './replace-panel.tsx'
import { WhatYouSee } from './what-you-see.tsx'
import { WhatYouWont } from './what-you-wont.tsx'

interface ConnectColumnsProps {
  provider: ProviderAnswer
  planAllows: boolean
  /** The connection whose credentials are replaced. */
  replaced: string | undefined
  /** Follows a new connection elsewhere; without it the form gives way to the first sync. */
  onConnected?: (() => void) | undefined
}

/** The form, and beside it what the key will show, what it won't, and what becomes of it. */
export function ConnectColumns(props: ConnectColumnsProps) {
  return (
    <div class="grid grid-cols-[minmax(0,1fr)] items-start gap-3.5 md:grid-cols-[minmax(0,1.45fr)_minmax(0,1fr)]">
      <Show
        when={props.replaced}
        keyed
        fallback={
          <ConnectPanel provider={props.provider} replaces={undefined} planAllows={props.planAllows} onConnected={props.onConnected} />
        }
      >
        {(id) => <ReplacePanel provider={props.provider} connectionId={id} />}
      </Show>
      <div class="grid gap-3.5">
        <WhatYouSee exposed={props.provider.exposed} />
        <WhatYouWont notExposed={props.provider.notExposed} />
        <KeyCare provider={props.provider} />
      </div>
    </div>
  )
}
