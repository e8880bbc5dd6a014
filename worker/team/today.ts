import type { Ctx } from '../platform/context.ts'
import type { WorkspaceId } from '../platform/database.ts'
import type { Day } from '../platform/day.ts'
import { dayInZone } from '../platform/zone.ts'
import { findTimeZone } from './store.ts'

/** The day it is in the workspace. Its zone decides this alone: the days of figures are their provider's. */
export const readToday = async (ctx: Ctx, workspaceId: WorkspaceId): Promise<Day> =>
  dayInZone(ctx.now(), (await findTimeZone(ctx.db.workspace(workspaceId), workspaceId)) ?? 'UTC')
