import type { Ctx } from '../platform/context.ts'
import { copyName, readChangedNames } from './store.ts'

/** Finishes renames that broke off between the workspace's own row and the copies that control keeps. */
export async function repairNames(ctx: Ctx, since: number): Promise<void> {
  for (const database of ctx.db.every()) {
    for (const { workspaceId, name } of await readChangedNames(database, since)) await copyName(ctx, workspaceId, name)
  }
}
