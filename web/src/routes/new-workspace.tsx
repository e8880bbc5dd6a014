import { A, useNavigate } from '@solidjs/router'
import { buttonClass } from '../components/button.tsx'
import { Card } from '../components/card.tsx'
import { PageTitle } from '../components/page-title.tsx'
import { send } from '../lib/api.ts'
import { guessCurrency, guessTimeZone } from '../lib/browser-place.ts'
import type { Workspace } from '../lib/session.ts'
import { usePlace } from '../lib/workspace.ts'
import { type WorkspaceFields, WorkspaceForm } from '../components/workspace-form.tsx'

/** A workspace of its own, for a client or another company: nothing is shared with the others. */
export function NewWorkspace() {
  const navigate = useNavigate()
  const { show, switchTo } = usePlace()
  const guessed = { name: '', currency: guessCurrency(navigator.language), timeZone: guessTimeZone() }

  async function create(body: WorkspaceFields) {
    const created = await send<Workspace>('/api/workspaces', { method: 'POST', body })
    // It exists from here on: this page shows it even when the server could not remember the choice.
    await switchTo(created.id).catch(() => show(created))
    navigate('/')
  }

  return (
    <>
      <PageTitle title="New workspace" />
      <div class="max-w-[760px]">
        <Card title="A workspace of its own">
          <p class="px-3.5 pt-1.5 text-ink-2 sm:px-[18px]">
            With connections, figures and members of its own. You are its owner, and it shares nothing with your other workspaces.
          </p>
          <WorkspaceForm initial={guessed} action="Create workspace" failure="The workspace was not created" submit={create}>
            <A href="/" class={buttonClass('quiet')}>
              Cancel
            </A>
          </WorkspaceForm>
        </Card>
      </div>
    </>
  )
}
