import { type Accessor, createContext, useContext } from 'solid-js'
import type { Session, Workspace } from './session.ts'

export interface Place {
  session: Accessor<Session>
  workspace: Accessor<Workspace>
  /** Shows another workspace; the server remembers it for the next visit. */
  switchTo(workspaceId: string): Promise<void>
  /** Takes in what changed about a workspace, or one that is new, and shows it. */
  show(workspace: Workspace): void
}

export const PlaceContext = createContext<Place>()

/** Who is signed in, and where. Only inside the shell. */
export function usePlace(): Place {
  const place = useContext(PlaceContext)
  if (!place) throw new Error('usePlace needs the shell around it')
  return place
}
