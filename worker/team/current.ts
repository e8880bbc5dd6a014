import { readCookie, writeCookie } from '../platform/cookies.ts'
import type { Ctx } from '../platform/context.ts'
import type { WorkspaceId } from '../platform/database.ts'
import { AppError } from '../platform/errors.ts'
import { type Role, roles } from '../platform/roles.ts'
import type { Actor, AppContext, Need, User } from '../platform/route.ts'
import { type Membership, findMembership, listWorkspacesOf } from './store.ts'

const cookieName = 'workspace'
const maxAgeSeconds = 365 * 24 * 60 * 60

/** Makes a workspace the one this browser works in. */
export const selectWorkspace = (c: AppContext, id: WorkspaceId): void => writeCookie(c, cookieName, id, maxAgeSeconds)

/** Which workspace the request is about: the one its path names, else the header's, else this browser's choice. */
export const wantedWorkspace = (c: AppContext, pathParam?: string): WorkspaceId | undefined =>
  (pathParam === undefined ? undefined : c.req.param(pathParam)) ??
  c.req.header('x-outlay-workspace') ??
  (readCookie(c, cookieName) || undefined)

/** A workspace of the person's own; anybody else's is `not_found`, as one that does not exist. */
export async function getMembership(ctx: Ctx, user: User, id: WorkspaceId | undefined): Promise<Membership> {
  const wanted = id ?? (await listWorkspacesOf(ctx, user.id, 1))[0]?.id
  const membership = wanted === undefined ? undefined : await findMembership(ctx, user.id, wanted)
  if (!membership) throw new AppError('not_found', { detail: 'There is no such workspace.' })
  return membership
}

export const hasRole = (role: Role, least: Role): boolean => roles.indexOf(role) <= roles.indexOf(least)

export function requireRole(role: Role, least: Role): void {
  if (!hasRole(role, least)) throw new AppError('forbidden', { detail: `This takes the role ${least} or above; yours is ${role}.` })
}

/** Whether a plan has a capability. */
export type Can = (plan: string, capability: string) => boolean

/** Answers the person as a member of the current workspace, or throws what the need is not met by. */
export async function authorize(c: AppContext, user: User, need: Need, can: Can): Promise<Actor> {
  const { workspaceId, role, plan } = await getMembership(c.var.ctx, user, wantedWorkspace(c, need.workspaceParam))
  if (need.role !== 'public' && need.role !== 'user' && need.role !== 'secret') requireRole(role, need.role)
  if (need.entitlement !== undefined && !can(plan, need.entitlement)) {
    throw new AppError('plan_limit', {
      detail: `The plan does not include ${need.entitlement.replaceAll('_', ' ')}.`,
      extra: { entitlement: need.entitlement },
    })
  }
  return { user, workspaceId, role, plan }
}
