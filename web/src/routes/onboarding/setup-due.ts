import type { Workspace } from '../../lib/session.ts'

/** Setting up is for the person whose workspace it is, until it was finished or skipped. */
export const isSetupDue = ({ role, onboarding }: Pick<Workspace, 'role' | 'onboarding'>): boolean =>
  role === 'owner' && onboarding !== 'done'

const offered = new Set<string>()

/** Who leaves the setup for the Overview sees the Overview; the next visit begins where the setup was left. */
export const wasOffered = (workspaceId: string): boolean => offered.has(workspaceId)
export const markOffered = (workspaceId: string): void => void offered.add(workspaceId)
