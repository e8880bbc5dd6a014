import { A } from '@solidjs/router'
import { Match, Show, Switch, createSignal } from 'solid-js'
import type { AccountAnswer, ProviderAnswer } from '../../../../worker/providers/schemas.ts'
import { buttonClass } from '../../components/button.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { Notice } from '../../components/notice.tsx'
import { mayConnect } from '../../lib/session.ts'
import { usePlace } from '../../lib/workspace.ts'
import { ConnectForm } from './connect-form.tsx'
import { Connected } from './connected.tsx'

interface ConnectPanelProps {
  provider: ProviderAnswer
  replaces: AccountAnswer | undefined
  /** Whether the plan allows one more. */
  planAllows: boolean
  onConnected?: (() => void) | undefined
}

/** The form, then what became of it; or why there is none. */
export function ConnectPanel(props: ConnectPanelProps) {
  const { workspace } = usePlace()
  const [connected, setConnected] = createSignal<{ account: AccountAnswer; replaced: boolean }>()
  return (
    <Switch
      fallback={
        <div class="grid gap-3.5">
          <Show when={props.replaces}>
            {(account) => (
              <Notice tone="plain">
                Replaces the credentials of <b class="text-ink">{account().label}</b>. Its history stays, and what was missed meanwhile is
                read.
              </Notice>
            )}
          </Show>
          <ConnectForm
            provider={props.provider}
            replaces={props.replaces}
            onConnected={(account, replaced) => (props.onConnected ? props.onConnected() : setConnected({ account, replaced }))}
          />
        </div>
      }
    >
      <Match when={connected()}>
        {(made) => <Connected provider={props.provider} account={made().account} replaced={made().replaced} />}
      </Match>
      <Match when={!mayConnect(workspace().role)}>
        <EmptyState
          title="A member can connect this"
          text={`You can look at ${workspace().name}. Ask a member, admin or owner to connect ${props.provider.name}.`}
        />
      </Match>
      <Match when={!props.planAllows && !props.replaces}>
        <EmptyState title="Your plan allows no further connection" text="Disconnect one that is no longer needed, or change the plan.">
          <A href="/providers" class={buttonClass('quiet')}>
            See the connections
          </A>
        </EmptyState>
      </Match>
    </Switch>
  )
}
