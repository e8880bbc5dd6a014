import { saveUser } from '../auth/store.ts'
import type { Ctx } from '../platform/context.ts'
import type { WorkspaceId } from '../platform/database.ts'
import { shortDigest } from '../platform/digest.ts'
import type { AppContext, User } from '../platform/route.ts'
import { createWorkspace } from './create-workspace.ts'
import { selectWorkspace, wantedWorkspace } from './current.ts'
import { type Membership, copyEmail, findMembership, listWorkspacesOf } from './store.ts'

/**
 * Remembers a person who signed in, makes sure that they have a workspace, and answers the first. Its id follows from the person's, so
 * that two sign-ins at once make one.
 */
export async function welcome(ctx: Ctx, user: User): Promise<WorkspaceId> {
  await saveUser(ctx, user)
  const known = await listWorkspacesOf(ctx, user.id, 100)
  await copyEmail(
    ctx,
    user,
    known.map(({ id }) => id),
  )
  const [first] = known
  if (first) return first.id
  const name = `${user.name.slice(0, 60)}’s workspace`
  return createWorkspace({ ctx, user, name, currency: 'USD', timeZone: 'UTC', id: `wsp_${shortDigest(user.id)}`, onboarding: 'name' })
}

/** The workspace that this browser works in. A choice that is gone, or was never made, is replaced by the first. */
export async function settle(c: AppContext, user: User): Promise<Membership> {
  const { ctx } = c.var
  const wanted = wantedWorkspace(c)
  const chosen = wanted === undefined ? undefined : await findMembership(ctx, user.id, wanted)
  if (chosen) return chosen
  const first = await findMembership(ctx, user.id, await welcome(ctx, user))
  if (!first) throw new Error('the index names a workspace that has no such member')
  selectWorkspace(c, first.workspaceId)
  return first
}
