/** From most to least power. A leaf, so that the dashboard can share the schemas that name it. */
export const roles = ['owner', 'admin', 'member', 'viewer'] as const
export type Role = (typeof roles)[number]
