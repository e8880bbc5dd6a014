import type { Actor } from '../../worker/platform/route.ts'
import { type Account, keyPrefix } from './accounts.ts'

/** A workspace's dealings with one account. */
export interface Link {
  actor: Actor
  account: Account
  providerId: string
  /** Of the connection that was last made. */
  connectionId: string | undefined
  /** Connections whose history was purged: no row may name them. */
  purged: string[]
  keyNumber: number
  /** The key that the connection holds is one that the provider takes. */
  isKeyGood: boolean
}

export const keyOf = ({ account, keyNumber }: Link): string => `${keyPrefix[account.providerId] ?? 'sim-key-'}${account.key}-${keyNumber}`

export const credentialsOf = (link: Link): Record<string, string> =>
  link.providerId.startsWith('sim_') ? { key: keyOf(link) } : { adminKey: keyOf(link) }
