import type { User } from '../platform/route.ts'

/** Who access tokens speak for, as far as this isolate has checked them lately. */
export interface TokenMemory {
  find(token: string, now: number): User | undefined
  keep(token: string, user: User, until: number): void
}

const keepAtMost = 1_000

/**
 * A page asks several things at once with the same token; its signature is checked once. The token itself is the name,
 * signature included, so that no other is ever taken for it.
 */
export function createTokenMemory(): TokenMemory {
  const known = new Map<string, { user: User; until: number }>()
  return {
    find(token, now) {
      const entry = known.get(token)
      return entry && entry.until > now ? entry.user : undefined
    },
    keep(token, user, until) {
      const [oldest] = known.keys()
      if (known.size >= keepAtMost && oldest !== undefined) known.delete(oldest)
      known.set(token, { user, until })
    },
  }
}
