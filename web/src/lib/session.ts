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
