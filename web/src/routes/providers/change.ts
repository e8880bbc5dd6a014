import type { AccountAnswer } from '../../../../worker/providers/schemas.ts'

/** What can be changed about a connection. */
export type Change = Partial<Pick<AccountAnswer, 'label' | 'payment'>> & {
  paused?: boolean
  owner?: NonNullable<AccountAnswer['owner']>
}

/** The connection as it will be answered, as far as that is known before. */
export function applyChange(account: AccountAnswer, { paused, owner, ...named }: Change): AccountAnswer {
  return {
    ...account,
    ...named,
    ...(owner ? { owner, ownerUserId: owner.userId } : {}),
    ...(paused === undefined
      ? {}
      : paused
        ? { status: 'paused', statusReason: null, nextSyncAt: null }
        : { status: 'active', statusReason: null }),
  }
}

/** The change that takes another one back; `undefined` where that cannot be done. */
export function reverseOf(before: AccountAnswer, { label, payment, paused, owner }: Change): Change | undefined {
  if (owner && !before.owner) return undefined
  return {
    ...(label === undefined ? {} : { label: before.label }),
    ...(payment === undefined ? {} : { payment: before.payment }),
    ...(paused === undefined ? {} : { paused: before.status === 'paused' }),
    ...(owner && before.owner ? { owner: before.owner } : {}),
  }
}

/** As PATCH takes it. */
export const bodyOf = ({ owner, ...rest }: Change): object => ({ ...rest, ...(owner ? { ownerUserId: owner.userId } : {}) })
