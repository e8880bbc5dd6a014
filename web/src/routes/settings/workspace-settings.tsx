import { useQueryClient } from '@tanstack/solid-query'
import { Show } from 'solid-js'
import { Card } from '../../components/card.tsx'
import { type WorkspaceFields, WorkspaceForm } from '../../components/workspace-form.tsx'
import { send } from '../../lib/api.ts'
import { refreshWorkspace } from '../../lib/queries.ts'
import { type Workspace, mayAdminister } from '../../lib/session.ts'
import { showToast } from '../../lib/toast.ts'
import { usePlace } from '../../lib/workspace.ts'
import { ChangeEffects } from './change-effects.tsx'
import { WorkspaceFacts } from './workspace-facts.tsx'

/** What the workspace is called, what it counts in, and when its day begins. */
export function WorkspaceSettings() {
  const client = useQueryClient()
  const { workspace, show } = usePlace()

  async function write(id: string, { name, currency, timeZone }: WorkspaceFields): Promise<void> {
    show(await send<Workspace>(`/api/workspaces/${id}`, { method: 'PATCH', body: { name, currency, timeZone } }))
    await refreshWorkspace(client, id)
  }

  async function save(fields: WorkspaceFields): Promise<void> {
    const before = workspace()
    await write(before.id, fields)
    showToast({ text: 'Workspace saved', undo: () => write(before.id, before) })
  }

  return (
    <Card title="Workspace">
      <Show when={mayAdminister(workspace().role)} fallback={<WorkspaceFacts workspace={workspace()} />}>
        <Show when={workspace().id} keyed>
          <WorkspaceForm
            initial={workspace()}
            action="Save"
            failure="The workspace was not saved"
            submit={save}
            effects={(fields) => <ChangeEffects before={workspace()} after={fields()} />}
          />
        </Show>
      </Show>
    </Card>
  )
}
