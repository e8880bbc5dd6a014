import { useQueryClient } from '@tanstack/solid-query'
import { type ParentProps, createMemo } from 'solid-js'
import { pinWorkspace, send } from '../lib/api.ts'
import { sessionQuery } from '../lib/queries.ts'
import type { Session, Workspace } from '../lib/session.ts'
import { PlaceContext } from '../lib/workspace.ts'

/** Knows who is signed in and which workspace this page shows, and tells the API client. */
export function PlaceProvider(props: ParentProps<{ session: Session }>) {
  const client = useQueryClient()
  const workspace = createMemo(() => {
    pinWorkspace(props.session.workspace.id)
    return props.session.workspace
  })

  function show(next: Workspace): void {
    const { queryKey } = sessionQuery()
    client.setQueryData(queryKey, (session: Session | undefined) => session && { ...session, ...placedIn(session, next) })
  }

  async function switchTo(workspaceId: string): Promise<void> {
    show(await send<Workspace>(`/api/workspaces/${workspaceId}/select`, { method: 'POST' }))
  }

  return <PlaceContext.Provider value={{ session: () => props.session, workspace, switchTo, show }}>{props.children}</PlaceContext.Provider>
}

function placedIn(session: Session, { id, name, role, ...rest }: Workspace): Pick<Session, 'workspace' | 'workspaces'> {
  const entry = { id, name, role }
  const known = session.workspaces.some((one) => one.id === id)
  return {
    workspace: { ...entry, ...rest },
    workspaces: known ? session.workspaces.map((one) => (one.id === id ? entry : one)) : [...session.workspaces, entry],
  }
}
