import { and, asc, eq, gt, gte, ne, or, sql } from 'drizzle-orm'
import type { Ctx } from '../platform/context.ts'
import type { Database, WorkspaceId } from '../platform/database.ts'
import { parseDecimal } from '../platform/decimal.ts'
import { type Money, currency, micros, toMicros } from '../platform/money.ts'
import type { Role } from '../platform/roles.ts'
import type { User } from '../platform/route.ts'
import { type AuditEntry, auditRow, bumpDataVersion } from './audit-store.ts'
import type { OnboardingStep } from './onboarding.ts'
import { members, userWorkspaces, workspaceProfile, workspaces } from './schema.ts'

export interface Profile {
  name: string
  currency: string
  timeZone: string
}

export interface Membership extends Profile {
  workspaceId: WorkspaceId
  role: Role
  plan: string
  onboarding: OnboardingStep
  budgetDraft: Money | undefined
}

export interface WorkspaceChanges extends Partial<Profile> {
  onboarding?: OnboardingStep
  budgetDraft?: { amount: string; currency: string } | null
}

/** The workspace with the person's role in it, or `undefined` when there is no such workspace for this person. */
export async function findMembership(ctx: Ctx, userId: string, workspaceId: WorkspaceId): Promise<Membership | undefined> {
  const [found] = await ctx.db
    .workspace(workspaceId)
    .select({
      workspaceId: members.workspaceId,
      role: members.role,
      plan: workspaceProfile.plan,
      name: workspaceProfile.name,
      currency: workspaceProfile.currency,
      timeZone: workspaceProfile.timeZone,
      onboarding: workspaceProfile.onboarding,
      draftMicros: workspaceProfile.budgetDraftMicros,
      draftCurrency: workspaceProfile.budgetDraftCurrency,
    })
    .from(members)
    .innerJoin(workspaceProfile, eq(workspaceProfile.workspaceId, members.workspaceId))
    .where(and(eq(members.workspaceId, workspaceId), eq(members.userId, userId)))
  if (!found) return undefined
  const { draftMicros, draftCurrency, ...membership } = found
  const hasDraft = draftMicros !== null && draftCurrency !== null
  return { ...membership, budgetDraft: hasDraft ? { micros: micros(draftMicros), currency: currency(draftCurrency) } : undefined }
}

export async function findTimeZone(db: Database, workspaceId: WorkspaceId): Promise<string | undefined> {
  const { timeZone } = workspaceProfile
  const [found] = await db.select({ timeZone }).from(workspaceProfile).where(eq(workspaceProfile.workspaceId, workspaceId))
  return found?.timeZone
}

/** Where a list of workspaces goes on: after the one made then. */
export interface After {
  createdAt: number
  workspaceId: WorkspaceId
}

/** The person's workspaces by the control index, oldest first. */
export function listWorkspacesOf(ctx: Ctx, userId: string, limit: number, after?: After) {
  const { createdAt, workspaceId } = userWorkspaces
  const later = after && or(gt(createdAt, after.createdAt), and(eq(createdAt, after.createdAt), gt(workspaceId, after.workspaceId)))
  return ctx.db
    .control()
    .select({ id: workspaceId, name: userWorkspaces.name, role: userWorkspaces.role, createdAt })
    .from(userWorkspaces)
    .where(and(eq(userWorkspaces.userId, userId), later))
    .orderBy(asc(createdAt), asc(workspaceId))
    .limit(limit)
}

/** Writes the workspace's own tables. Repeating it changes nothing. */
export async function insertWorkspace(
  ctx: Ctx,
  owner: User,
  workspaceId: WorkspaceId,
  profile: Profile,
  onboarding: OnboardingStep,
): Promise<void> {
  const database = ctx.db.workspace(workspaceId)
  const at = ctx.now()
  const entry = { workspaceId, actorUserId: owner.id, action: 'workspace.created', subject: workspaceId, details: { ...profile } }
  await database.batch([
    database
      .insert(workspaceProfile)
      .values({ workspaceId, ...profile, onboarding, updatedAt: at })
      .onConflictDoNothing(),
    database
      .insert(members)
      .values({ workspaceId, userId: owner.id, role: 'owner', email: owner.email, createdAt: at })
      .onConflictDoNothing(),
    auditRow(ctx, entry, `aud_${workspaceId}`).onConflictDoNothing(),
  ])
}

/** Makes a workspace findable by its owner. Repeating it changes nothing. */
export async function indexWorkspace(ctx: Ctx, owner: User, workspaceId: WorkspaceId, name: string): Promise<void> {
  const database = ctx.db.control()
  const createdAt = ctx.now()
  await database.batch([
    database.insert(workspaces).values({ id: workspaceId, createdAt }).onConflictDoNothing(),
    database.insert(userWorkspaces).values({ userId: owner.id, workspaceId, name, role: 'owner', createdAt }).onConflictDoNothing(),
  ])
}

/** Changes how a workspace is called and counts, and how far it is set up, with its record. What is set up stays so. */
export async function updateProfile(ctx: Ctx, entry: AuditEntry, { onboarding, budgetDraft, ...profile }: WorkspaceChanges): Promise<void> {
  const database = ctx.db.workspace(entry.workspaceId)
  await database.batch([
    database
      .update(workspaceProfile)
      .set({
        ...profile,
        ...(onboarding && { onboarding: sql`case ${workspaceProfile.onboarding} when 'done' then 'done' else ${onboarding} end` }),
        ...(budgetDraft !== undefined && {
          budgetDraftMicros: budgetDraft && toMicros(parseDecimal(budgetDraft.amount)),
          budgetDraftCurrency: budgetDraft && budgetDraft.currency,
        }),
        updatedAt: ctx.now(),
      })
      .where(eq(workspaceProfile.workspaceId, entry.workspaceId)),
    bumpDataVersion(ctx, entry.workspaceId),
    auditRow(ctx, entry),
  ])
}

/** Copies a workspace's name to where its members find it. Repeating it changes nothing. */
export async function copyName(ctx: Ctx, workspaceId: WorkspaceId, name: string): Promise<void> {
  await ctx.db
    .control()
    .update(userWorkspaces)
    .set({ name })
    .where(and(eq(userWorkspaces.workspaceId, workspaceId), ne(userWorkspaces.name, name)))
}

/** Keeps the address that messages go to in step with the one the person signs in with. */
export async function copyEmail(ctx: Ctx, user: User, workspaceIds: readonly WorkspaceId[]): Promise<void> {
  for (const workspaceId of workspaceIds) {
    await ctx.db
      .workspace(workspaceId)
      .update(members)
      .set({ email: user.email })
      .where(and(eq(members.workspaceId, workspaceId), eq(members.userId, user.id), ne(members.email, user.email)))
  }
}

/** Workspaces of one database that changed since an instant, for the nightly repair of what control keeps a copy of. */
export const readChangedNames = (database: Database, since: number): Promise<{ workspaceId: WorkspaceId; name: string }[]> =>
  database
    .select({ workspaceId: workspaceProfile.workspaceId, name: workspaceProfile.name })
    .from(workspaceProfile)
    .where(gte(workspaceProfile.updatedAt, since))
