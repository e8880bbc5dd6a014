/**
 * The closed table of errors an answer may carry: code → HTTP status, title, and whether trying again can help.
 * Titles are for people; `detail` says what to change.
 */
export const errorTable = {
  malformed: { status: 400, title: 'The request is malformed', retryable: false },
  invalid_input: { status: 400, title: 'Some fields need another value', retryable: false },
  unauthenticated: { status: 401, title: 'Sign in to continue', retryable: false },
  plan_limit: { status: 402, title: 'The plan does not include this', retryable: false },
  forbidden: { status: 403, title: 'Your role does not allow this', retryable: false },
  origin_refused: { status: 403, title: 'The request came from another site', retryable: false },
  not_found: { status: 404, title: 'Not found', retryable: false },
  conflict: { status: 409, title: 'Conflicts with what is already there', retryable: false },
  already_connected: { status: 409, title: 'This account is already connected', retryable: false },
  body_too_large: { status: 413, title: 'The request body is too large', retryable: false },
  unsupported_media_type: { status: 415, title: 'The request body must be JSON', retryable: false },
  credentials_rejected: { status: 422, title: 'The provider rejected the credentials', retryable: false },
  permission_missing: { status: 422, title: 'The credentials lack a permission', retryable: false },
  signal_not_exposed: { status: 422, title: 'The provider does not expose this', retryable: false },
  host_refused: { status: 422, title: 'This address cannot be used', retryable: false },
  too_many_requests: { status: 429, title: 'Too many requests', retryable: true },
  internal: { status: 500, title: 'Something went wrong on our side', retryable: true },
  provider_unavailable: { status: 502, title: 'The provider did not answer properly', retryable: true },
  migrating: { status: 503, title: 'The database is being upgraded', retryable: true },
  sign_in_not_configured: { status: 503, title: 'Sign-in is not configured', retryable: false },
  sign_in_unavailable: { status: 503, title: 'The sign-in service did not answer', retryable: true },
  provider_timeout: { status: 504, title: 'The provider took too long to answer', retryable: true },
} as const satisfies Record<string, { status: number; title: string; retryable: boolean }>

export type ErrorCode = keyof typeof errorTable

export interface InputError {
  path: string
  message: string
}

export interface AppErrorOptions {
  /** For the reader of the answer: says what to change. Never holds a secret or the inside of the system. */
  detail?: string
  errors?: InputError[]
  /** Further members of the problem document, such as `retryAfter` (seconds) or `existingConnectionId`. */
  extra?: Record<string, unknown>
  cause?: unknown
}

/** An expected failure with a code of the table. Everything else that is thrown becomes `internal`. */
export class AppError extends Error {
  readonly code: ErrorCode
  readonly detail: string | undefined
  readonly errors: InputError[] | undefined
  readonly extra: Record<string, unknown>

  constructor(code: ErrorCode, options: AppErrorOptions = {}) {
    super(options.detail ?? errorTable[code].title, { cause: options.cause })
    this.name = 'AppError'
    this.code = code
    this.detail = options.detail
    this.errors = options.errors
    this.extra = options.extra ?? {}
  }
}

export const notFound = (what: string) => new AppError('not_found', { detail: `There is no such ${what} in this workspace.` })

/** One invalid field, in the words beside it. */
export const invalid = (path: string, message: string) => new AppError('invalid_input', { detail: message, errors: [{ path, message }] })
