import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type { Role } from '../platform/roles.ts'
import type { OnboardingStep } from './onboarding.ts'

/** Control: finds a workspace's database. */
export const workspaces = sqliteTable('workspaces', {
  id: text().primaryKey(),
  placement: text().notNull().default('main'),
  createdAt: integer('created_at').notNull(),
})

/** Control: finds a user's workspaces. Name and role are copies; the workspace's own tables decide. */
export const userWorkspaces = sqliteTable(
  'user_workspaces',
  {
    userId: text('user_id').notNull(),
    workspaceId: text('workspace_id').notNull(),
    name: text().notNull(),
    role: text().$type<Role>().notNull(),
    createdAt: integer('created_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.userId, table.workspaceId] }),
    /** Serves the renaming of every member's copy. */
    index('user_workspaces_by_workspace').on(table.workspaceId),
  ],
)

/** Workspace: what it is called and how it counts. `dataVersion` grows with every change that a reader may see. */
export const workspaceProfile = sqliteTable(
  'workspace_profile',
  {
    workspaceId: text('workspace_id').primaryKey(),
    name: text().notNull(),
    currency: text().notNull(),
    timeZone: text('time_zone').notNull(),
    plan: text().notNull().default('self_hosted'),
    dataVersion: integer('data_version').notNull().default(0),
    updatedAt: integer('updated_at').notNull(),
    /** Where setting up has come to. `done` is the default: only a person's first workspace is set up step by step. */
    onboarding: text().$type<OnboardingStep>().notNull().default('done'),
    /** A monthly budget kept for when thresholds can watch it, in micro-units; both or neither. */
    budgetDraftMicros: integer('budget_draft_micros'),
    budgetDraftCurrency: text('budget_draft_currency'),
  },
  /** Serves the nightly repair of copied names: what changed lately. */
  (table) => [index('workspace_profile_by_change').on(table.updatedAt)],
)

/** Workspace: who may do what. The email is a copy, for messages. */
export const members = sqliteTable(
  'members',
  {
    workspaceId: text('workspace_id').notNull(),
    userId: text('user_id').notNull(),
    role: text().$type<Role>().notNull(),
    email: text().notNull(),
    createdAt: integer('created_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.workspaceId, table.userId] })],
)

/** Workspace: every change, who made it, and to what. `actorUserId` is null for the product's own doing. */
export const auditLog = sqliteTable(
  'audit_log',
  {
    workspaceId: text('workspace_id').notNull(),
    id: text().notNull(),
    at: integer().notNull(),
    actorUserId: text('actor_user_id'),
    action: text().notNull(),
    subject: text().notNull(),
    details: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.workspaceId, table.id] })],
)
