import { Match, Show, Switch, createSignal } from 'solid-js'
import type { AccountAnswer, ProviderAnswer } from '../../../../worker/providers/schemas.ts'
import { Notice } from '../../components/notice.tsx'
import { mayConnect } from '../../lib/session.ts'
import { usePlace } from '../../lib/workspace.ts'
import { BeforeYouStart } from './before-you-start.tsx'
import { ConnectForm } from './connect-form.tsx'
import { SyncProgress } from './sync-progress.tsx'

/** The form, and once the provider accepted the credentials, the first sync as it goes. */
export function ConnectPanel(props: { provider: ProviderAnswer; connectionId: string | undefined }) {
  const { workspace } = usePlace()
  const [account, setAccount] = createSignal<AccountAnswer>()
  return (
    <section aria-label="Connection" class="card p-4 sm:px-[22px] sm:py-5">
      <Switch
        fallback={
          <>
            <BeforeYouStart provider={props.provider} />
            <ConnectForm provider={props.provider} connectionId={props.connectionId} onConnected={setAccount} />
          </>
        }
      >
        <Match when={account()}>{(made) => <SyncProgress account={made()} />}</Match>
        <Match when={!mayConnect(workspace().role)}>
          <Notice tone="plain">You can look at this workspace. A member, an admin or the owner connects its providers.</Notice>
        </Match>
        <Match when={props.provider.pausedReason}>
          {(reason) => (
            <Notice tone="warn">
              <b class="text-ink">Paused by the operator of this Outlay.</b> {reason()} <Show when={props.connectionId}>Your credentials stay as they are.</Show>
            </Notice>
          )}
        </Match>
      </Switch>
    </section>
  )
}
