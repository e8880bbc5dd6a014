import { useQueryClient } from '@tanstack/solid-query'
import { Show, createSignal } from 'solid-js'
import { Card } from '../components/card.tsx'
import { PageTitle } from '../components/page-title.tsx'
import { announce } from '../lib/announce.ts'
import { send } from '../lib/api.ts'
import { refreshWorkspace } from '../lib/queries.ts'
import { type Workspace, mayAdminister } from '../lib/session.ts'
import { usePlace } from '../lib/workspace.ts'
import { WorkspaceFacts } from './workspace/workspace-facts.tsx'
import { type WorkspaceFields, WorkspaceForm } from './workspace/workspace-form.tsx'
import { YouCard } from './workspace/you-card.tsx'

/** What the workspace is called, what it counts in, and when its day begins. */
export function WorkspaceSettings() {
  const client = useQueryClient()
  const { workspace, show } = usePlace()
  const [saved, setSaved] = createSignal(false)

  async function save(body: WorkspaceFields) {
    const { id } = workspace()
    show(await send<Workspace>(`/api/workspaces/${id}`, { method: 'PATCH', body }))
    setSaved(true)
    announce('Saved')
    await refreshWorkspace(client, id)
  }

  return (
    <>
      <PageTitle title="Workspace settings" />
      <div class="grid max-w-[760px] gap-3.5">
        <Show when={workspace().id} keyed>
          <Card title="Workspace">
            <Show when={mayAdminister(workspace().role)} fallback={<WorkspaceFacts workspace={workspace()} />}>
              <WorkspaceForm
                initial={workspace()}
                action="Save"
                failure="The workspace was not saved"
                submit={save}
                onEdit={() => setSaved(false)}
              >
                <Show when={saved()}>
                  <span class="text-table font-medium text-good">Saved</span>
                </Show>
              </WorkspaceForm>
            </Show>
          </Card>
        </Show>
        <YouCard />
      </div>
    </>
  )
}
