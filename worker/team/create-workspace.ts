import type { Ctx } from '../platform/context.ts'
import type { WorkspaceId } from '../platform/database.ts'
import type { User } from '../platform/route.ts'
import type { OnboardingStep } from './onboarding.ts'
import { indexWorkspace, insertWorkspace } from './store.ts'

export interface NewWorkspace {
  ctx: Ctx
  user: User
  name: string
  currency: string
  timeZone: string
  /** Given where creating must be repeatable. */
  id?: WorkspaceId
  /** Where setting it up begins. Default: whoever gave it a name knows the way. */
  onboarding?: OnboardingStep
}

/**
 * Makes a workspace with one owner: its own tables first, then the control tables that make it findable, so that
 * whoever finds it can open it. Repeated with the same id it makes nothing new.
 */
export async function createWorkspace(workspace: NewWorkspace): Promise<WorkspaceId> {
  const { ctx, user, name, currency, timeZone, id = ctx.newId('wsp'), onboarding = 'done' } = workspace
  await insertWorkspace(ctx, user, id, { name, currency, timeZone }, onboarding)
  await indexWorkspace(ctx, user, id, name)
  return id
}
