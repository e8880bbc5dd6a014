import type { AccountAnswer } from '../../../worker/providers/schemas.ts'

/** The roles of a member, from most to least power. */
export type Role = 'owner' | 'admin' | 'member' | 'viewer'

interface WorkspaceEntry {
  id: string
  name: string
  role: Role
}

/** What the workspace routes answer. */
export interface Workspace extends WorkspaceEntry {
  currency: string
  timeZone: string
  plan: string
}

/** What GET /api/auth/session answers. */
export interface Session {
  user: { id: string; email: string; name: string }
  workspaces: WorkspaceEntry[]
  /** The current one. */
  workspace: Workspace
}

export const mayConnect = (role: Role): boolean => role !== 'viewer'
export const mayAdminister = (role: Role): boolean => role === 'owner' || role === 'admin'

/** Why the reader cannot change this connection; `undefined` when they can. */
export function whyNotChange(
  { user, workspace }: Pick<Session, 'user' | 'workspace'>,
  account: Pick<AccountAnswer, 'ownerUserId'>,
): string | undefined {
  if (mayAdminister(workspace.role)) return undefined
  if (!mayConnect(workspace.role)) return 'You can look at this workspace, and change nothing in it.'
  return account.ownerUserId === user.id ? undefined : 'Members change only the connections they made themselves.'
}
