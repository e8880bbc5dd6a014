import type { z } from 'zod'
import type { Role } from '../../../worker/platform/roles.ts'
import type { AccountAnswer } from '../../../worker/providers/schemas.ts'
import type { sessionSchema, workspaceSchema } from '../../../worker/team/schemas.ts'

export type { Role }

/** What GET /api/auth/session answers. */
export type Session = z.infer<typeof sessionSchema>
/** What the workspace routes answer. */
export type Workspace = z.infer<typeof workspaceSchema>

export const mayConnect = (role: Role): boolean => role !== 'viewer'
export const mayAdminister = (role: Role): boolean => role === 'owner' || role === 'admin'

/** Why the reader cannot change this connection; `undefined` when they can. */
export function whyNotChange(
  { user, workspace }: Pick<Session, 'user' | 'workspace'>,
  account: Pick<AccountAnswer, 'ownerUserId'>,
): string | undefined {
  if (mayAdminister(workspace.role)) return undefined
  if (!mayConnect(workspace.role)) return 'You can look at this workspace, and change nothing in it.'
  return account.ownerUserId === user.id ? undefined : 'Members change only the connections they own.'
}
