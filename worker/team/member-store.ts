import { asc, eq, sql } from 'drizzle-orm'
import { users } from '../auth/schema.ts'
import type { Ctx } from '../platform/context.ts'
import type { WorkspaceId } from '../platform/database.ts'
import type { Role } from '../platform/roles.ts'
import { members } from './schema.ts'

export interface Member {
  userId: string
  name: string
  email: string
  role: Role
}

/** Who works in a workspace, oldest first. Their names are their own and not the workspace's, so they are read beside it. */
export async function readMembers(ctx: Ctx, workspaceId: WorkspaceId): Promise<Member[]> {
  const found = await ctx.db
    .workspace(workspaceId)
    .select({ userId: members.userId, email: members.email, role: members.role })
    .from(members)
    .where(eq(members.workspaceId, workspaceId))
    .orderBy(asc(members.createdAt), asc(members.userId))
  const ids = JSON.stringify(found.map(({ userId }) => userId))
  const named = await ctx.db
    .control()
    .select({ id: users.id, name: users.name })
    .from(users)
    .where(sql`${users.id} in (select value from json_each(${ids}))`)
  const names = new Map(named.map(({ id, name }) => [id, name]))
  return found.map((member) => ({ ...member, name: names.get(member.userId) ?? member.email }))
}
