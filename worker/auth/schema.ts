import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'

/** Control: who has signed in. `id` is the subject that the sign-in service gave the person. */
export const users = sqliteTable('users', {
  id: text().primaryKey(),
  email: text().notNull(),
  name: text().notNull(),
  createdAt: integer('created_at').notNull(),
})
