import type { FailureKind } from './contract.ts'

interface FailureOptions {
  /** In words, for people: what the provider said, shortened, without anything secret. */
  detail?: string
  /** For `permission_missing`: which. */
  permission?: string
  /** For `rate_limited` and `not_yet`: the instant (ms) from which trying again makes sense. */
  retryAt?: number
  timedOut?: boolean
}

/** What an adapter's call came to, when it did not come to an answer. */
export class ProviderFailure extends Error {
  readonly kind: FailureKind
  readonly detail: string | undefined
  readonly permission: string | undefined
  readonly retryAt: number | undefined
  readonly timedOut: boolean

  constructor(kind: FailureKind, options: FailureOptions = {}) {
    super(`${kind}${options.detail ? `: ${options.detail}` : ''}`)
    this.name = 'ProviderFailure'
    this.kind = kind
    this.detail = options.detail
    this.permission = options.permission
    this.retryAt = options.retryAt
    this.timedOut = options.timedOut ?? false
  }
}

/** What each kind means to the person who connected the provider. */
export const failureWords: Record<FailureKind, string> = {
  credentials_rejected: 'The provider rejected the credentials. Replace them to go on.',
  permission_missing: 'The credentials lack a permission for this.',
  not_offered: 'The provider does not offer this to the account.',
  not_yet: 'The provider has no data for this yet.',
  rate_limited: 'The provider asked us to slow down.',
  unavailable: 'The provider did not answer.',
  unexpected_answer: 'The provider answered in a way we do not know.',
  over_budget: 'There is more than one sync may read.',
}
