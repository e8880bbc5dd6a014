import { Navigate } from '@solidjs/router'
import { Match, Show, Switch, untrack } from 'solid-js'
import { PageTitle } from '../components/page-title.tsx'
import { usePlace } from '../lib/workspace.ts'
import { BudgetStep } from './onboarding/budget-step.tsx'
import { ConnectStep } from './onboarding/connect-step.tsx'
import { createSetup } from './onboarding/create-setup.ts'
import { NameStep } from './onboarding/name-step.tsx'
import { isSetupDue, markOffered } from './onboarding/setup-due.ts'
import { SetupProblem } from './onboarding/setup-problem.tsx'
import { SetupTrail } from './onboarding/setup-trail.tsx'

/**
 * From a first sign-in to first figures: name the workspace, connect a provider, keep a budget. Whether that is due is
 * looked at once: the last step shows what it did before the page is left.
 */
export function Onboarding() {
  const { workspace } = usePlace()
  return (
    <Show when={workspace().id} keyed>
      <DueSetup />
    </Show>
  )
}

function DueSetup() {
  const { workspace } = usePlace()
  const isDue = untrack(() => isSetupDue(workspace()))
  return (
    <Show when={isDue} fallback={<Navigate href="/" />}>
      <Setup />
    </Show>
  )
}

function Setup() {
  const { workspace } = usePlace()
  markOffered(workspace().id)
  const setup = createSetup()
  return (
    <>
      <PageTitle title="Set up your workspace">
        <SetupTrail setup={setup} />
      </PageTitle>
      <SetupProblem setup={setup} />
      <Switch>
        <Match when={setup.step() === 'name'}>
          <NameStep setup={setup} />
        </Match>
        <Match when={setup.step() === 'connect'}>
          <ConnectStep setup={setup} />
        </Match>
        <Match when={setup.step() === 'budget'}>
          <BudgetStep setup={setup} />
        </Match>
      </Switch>
    </>
  )
}
