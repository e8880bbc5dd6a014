import type { z } from 'zod'
import type { sessionSchema, workspaceEntrySchema, workspaceSchema } from './schemas.ts'

/** What the workspace routes may answer, for the API document. */

export const workspaceEntryExample: z.infer<typeof workspaceEntrySchema> = {
  id: 'wsp_01KA7N4Z6M8Q2R5T9V1X3Y5Z7B',
  name: 'Northwind Labs',
  role: 'owner',
}

export const workspaceExample: z.infer<typeof workspaceSchema> = {
  ...workspaceEntryExample,
  currency: 'EUR',
  timeZone: 'Europe/Berlin',
  plan: 'self_hosted',
  onboarding: 'done',
  budgetDraft: { amount: '250.000000', currency: 'EUR' },
}

export const sessionExample: z.infer<typeof sessionSchema> = {
  user: { id: '6f1c2e9a-3b47-4d15-9c0e-52d8a7b1f604', email: 'mara@northwind.example', name: 'Mara' },
  workspaces: [workspaceEntryExample],
  workspace: workspaceExample,
  role: 'owner',
}
