import { Match, Show, Switch, createSignal } from 'solid-js'
import type { SignOutScope } from '../../../../worker/auth/session-schemas.ts'
import { Button } from '../../components/button.tsx'
import { Card } from '../../components/card.tsx'
import { Notice } from '../../components/notice.tsx'
import { send } from '../../lib/api.ts'
import { type ProblemError, asProblem } from '../../lib/problem.ts'
import { signOut } from '../../shell/sign-out.ts'
import { SignOutWay } from './sign-out-way.tsx'

/** Ends this session, the others, or all. What that cannot do at once is said before. */
export function SignOutWays(props: { tokenMinutes: number | undefined }) {
  const [busy, setBusy] = createSignal<SignOutScope>()
  const [done, setDone] = createSignal(false)
  const [problem, setProblem] = createSignal<ProblemError>()
  const lag = () => `up to ${props.tokenMinutes ?? 60} minutes`

  async function end(scope: SignOutScope) {
    setBusy(scope)
    setDone(false)
    setProblem(undefined)
    try {
      if (scope === 'local') return await signOut()
      await send('/api/auth/signout', { method: 'POST', body: { scope } })
      if (scope === 'global') return location.assign('/sign-in')
      setDone(true)
    } catch (error) {
      setProblem(asProblem(error))
    } finally {
      setBusy(undefined)
    }
  }

  return (
    <Card title="Sign out">
      <p class="px-3.5 pt-1.5 text-note text-ink-2 sm:px-[18px]">
        The sign-in service does not list your other sessions, so they cannot be shown here; all of them can be ended.
      </p>
      <ul class="mt-2 divide-y divide-line">
        <SignOutWay title="Here" about="This browser forgets the session, and every figure on its screen.">
          <Button kind="quiet" busy={busy() === 'local'} onClick={() => void end('local')}>
            Sign out here
          </Button>
        </SignOutWay>
        <SignOutWay
          title="Everywhere else"
          about={`You stay signed in here. Other browsers can renew nothing from then on; one that is open may go on for ${lag()}, until its token runs out.`}
        >
          <Button kind="quiet" busy={busy() === 'others'} onClick={() => void end('others')}>
            Sign out everywhere else
          </Button>
        </SignOutWay>
        <SignOutWay
          title="Everywhere"
          about={`This browser at once, the others within ${lag()} as above. For when somebody else may have been signed in as you.`}
        >
          <Button kind="danger" busy={busy() === 'global'} onClick={() => void end('global')}>
            Sign out everywhere
          </Button>
        </SignOutWay>
      </ul>
      <div role="status" class="px-3.5 pb-4 empty:hidden sm:px-[18px]">
        <Switch>
          <Match when={done()}>
            <Notice tone="good">Every other session is ended. A browser that is open elsewhere may still show figures for {lag()}.</Notice>
          </Match>
          <Match when={problem()}>
            {(failed) => (
              <Notice tone="bad">
                Nobody was signed out. {failed().message}
                <Show when={failed().requestId}>{(id) => <> (request id {id()})</>}</Show>
              </Notice>
            )}
          </Match>
        </Switch>
      </div>
    </Card>
  )
}
