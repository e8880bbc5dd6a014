/** What a plan may allow, by name. */
export const capabilities = [
  'connections',
  'sync_schedule',
  'syncs_on_demand',
  'history',
  'thresholds',
  'channels',
  'members',
  'roles',
  'csv',
  'digests',
  'focus_export',
  'api_tokens',
  'projects',
  'people',
  'allocation',
  'client_view',
  'policies',
  'audit_log',
] as const

export type Capability = (typeof capabilities)[number]

/** A deployment without a payment provider is its owner's own, and has everything. */
const plans: Record<string, ReadonlySet<string>> = { self_hosted: new Set<Capability>(capabilities) }

/** Whether a plan has a capability; a plan or a capability of another name has, or is, nothing. */
export const can = (plan: string, capability: string): boolean => plans[plan]?.has(capability) ?? false

/** How much of a capability a plan allows; `null` is unlimited, as everything is on a deployment of one's own. */
export const limitOf = (plan: string, capability: Capability): number | null => (can(plan, capability) ? null : 0)
