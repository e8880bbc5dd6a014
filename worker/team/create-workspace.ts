import type { Ctx } from '../platform/context.ts'
import type { WorkspaceId } from '../platform/database.ts'
import type { User } from '../platform/route.ts'
import { indexWorkspace, insertWorkspace } from './store.ts'

export interface NewWorkspace {
  ctx: Ctx
  user: User
  name: string
  currency: string
  timeZone: string
  /** Given where creating must be repeatable. */
  id?: WorkspaceId
}

/**
 * Makes a workspace with one owner: its own tables first, then the control tables that make it findable, so that
 * whoever finds it can open it. Repeated with the same id it makes nothing new.
 */
export async function createWorkspace({ ctx, user, name, currency, timeZone, id = ctx.newId('wsp') }: NewWorkspace): Promise<WorkspaceId> {
  await insertWorkspace(ctx, user, id, { name, currency, timeZone })
  await indexWorkspace(ctx, user, id, name)
  return id
}
