import type { AccountAnswer } from '../../../../worker/providers/schemas.ts'
import { isTroubled, statusWords } from '../../lib/states.ts'

/** Which connections are listed. */
export type Shown = 'all' | 'troubled' | 'paused'

const shows: Readonly<Record<Shown, (account: AccountAnswer) => boolean>> = {
  all: () => true,
  troubled: isTroubled,
  paused: ({ status }) => status === 'paused',
}

/** Rejected credentials before what is degraded or late, and what was paused on purpose last. */
function rankOf(account: AccountAnswer): number {
  if (account.status === 'credentials_rejected') return 0
  if (isTroubled(account)) return account.status === 'degraded' ? 1 : 2
  return account.status === 'paused' ? 4 : 3
}

const byName = new Intl.Collator('en', { numeric: true, sensitivity: 'base' })

/** Those that need somebody come first, the others by name. */
export const orderAccounts = (accounts: readonly AccountAnswer[]): AccountAnswer[] =>
  accounts.toSorted((a, b) => rankOf(a) - rankOf(b) || byName.compare(a.label, b.label))

/** Connections of a kind in which every typed word is found: in their name, provider, account, owner or state. */
export function findAccounts(accounts: readonly AccountAnswer[], words: string, shown: Shown): AccountAnswer[] {
  const wanted = words.toLowerCase().split(/\s+/).filter(Boolean)
  return accounts.filter((account) => {
    const { label, providerId, providerName, accountName, owner, status } = account
    const text = [label, providerId, providerName, accountName, owner?.name, statusWords[status].label].join(' ').toLowerCase()
    return shows[shown](account) && wanted.every((word) => text.includes(word))
  })
}
