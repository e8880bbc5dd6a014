import { Button } from '../../components/button.tsx'
import { guessCurrency, guessTimeZone } from '../../lib/browser-place.ts'
import { usePlace } from '../../lib/workspace.ts'
import { WorkspaceForm } from '../../components/workspace-form.tsx'
import type { Setup } from './create-setup.ts'
import { StepHeading } from './step-heading.tsx'

/** What the workspace is called and counts in. The browser's guess is offered, until somebody has chosen. */
export function NameStep(props: { setup: Setup }) {
  const { workspace } = usePlace()
  const isChosen = () => workspace().onboarding !== 'name'
  const initial = () => ({
    name: workspace().name,
    currency: isChosen() ? workspace().currency : guessCurrency(navigator.language),
    timeZone: isChosen() ? workspace().timeZone : guessTimeZone(),
  })
  return (
    <>
      <StepHeading title="Name your workspace">
        It holds your connections, figures and members. Currency and time zone are guessed from this browser; all three can be changed at
        any time.
      </StepHeading>
      <div class="card max-w-[760px] pt-2">
        <WorkspaceForm
          initial={initial()}
          action="Continue"
          failure="The workspace was not saved"
          submit={(fields) => props.setup.advance('connect', fields)}
        >
          <Button kind="quiet" busy={props.setup.busy()} onClick={() => void props.setup.skip('connect')}>
            Skip this step
          </Button>
          <button type="button" class="link text-note text-ink-2" onClick={() => void props.setup.finish()}>
            Skip the whole setup
          </button>
        </WorkspaceForm>
      </div>
    </>
  )
}
