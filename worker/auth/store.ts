import { ne, or, sql } from 'drizzle-orm'
import type { Ctx } from '../platform/context.ts'
import type { User } from '../platform/route.ts'
import { users } from './schema.ts'

/** Remembers who signed in; writes only what changed. */
export async function saveUser(ctx: Ctx, { id, email, name }: User): Promise<void> {
  await ctx.db
    .control()
    .insert(users)
    .values({ id, email, name, createdAt: ctx.now() })
    .onConflictDoUpdate({
      target: users.id,
      set: { email: sql`excluded.email`, name: sql`excluded.name` },
      setWhere: or(ne(users.email, sql`excluded.email`), ne(users.name, sql`excluded.name`)),
    })
}
