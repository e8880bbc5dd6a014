import type { z } from 'zod'
import type { Day, DayRange, Month } from '../platform/day.ts'
import type { Amount } from '../platform/money.ts'
import type { Authorizer } from './authorize.ts'
import type { CredentialField } from './credentials.ts'
import type { CostSignal, CreditsSignal, InvoicesSignal, LimitsSignal, UsageSignal } from './signal-contract.ts'

/** What a provider may expose. `invoices` feeds the Month page and never a total. */
export const signals = ['cost', 'usage', 'credits', 'limits', 'invoices'] as const
export type Signal = (typeof signals)[number]

export const categories = ['ai', 'cloud', 'data', 'saas'] as const
export type Category = (typeof categories)[number]

/** What charges and usage can be split by, in FOCUS terms where FOCUS has one. */
export const dimensions = ['service', 'model', 'subAccount', 'meter', 'region', 'apiKey'] as const
export type Dimension = (typeof dimensions)[number]

/** How a money figure came to be; see the glossary in docs. */
export type Provenance = 'reported' | 'invoiced' | 'calculated' | 'estimated' | 'manual'

/** FOCUS ChargeCategory. *Used* leaves out Tax, Credit and Adjustment; *to pay* has them all. */
export type ChargeCategory = 'Usage' | 'Purchase' | 'Tax' | 'Credit' | 'Adjustment'

/** FOCUS ChargeFrequency: forecasts extrapolate usage, expect recurring charges once, and leave one-time ones alone. */
export type ChargeFrequency = 'Usage-Based' | 'Recurring' | 'One-Time'

/** A day, a month, or the billing cycle a figure stands for. It is never cut into smaller periods. */
export type Period = Day | Month | DayRange

interface Split {
  service?: string | undefined
  model?: string | undefined
  /** FOCUS SkuMeter: line item, SKU, token type. */
  meter?: string | undefined
  /** Project, workspace, linked account, repository. */
  subAccount?: { id: string; name?: string | undefined } | undefined
  region?: string | undefined
  apiKey?: string | undefined
}

export interface Charge extends Split {
  type: 'charge'
  period: Period
  category: ChargeCategory
  frequency: ChargeFrequency
  /** FOCUS BilledCost: what the invoice will say. */
  billed: Amount
  /** FOCUS EffectiveCost: what was consumed, after discounts, amortised. */
  effective: Amount
  /** FOCUS ListCost, where the provider tells it. */
  list?: Amount | undefined
  quantity?: number | undefined
  unit?: string | undefined
  provenance: Provenance
  /** Observers only: the catalog id of the provider that bills this, when known. */
  paidTo?: string | undefined
}

export interface UsagePoint extends Split {
  type: 'point'
  period: Period
  meter: string
  quantity: number
  unit: string
}

/** A cumulative counter: two readings of our own make an estimated day between them. */
export interface Reading {
  type: 'reading'
  meter: string
  /** Instant of the reading, ms. */
  at: number
  total: Amount
  /** When the counter starts again at zero. */
  resets: 'month' | 'never'
}

/** Yielded first and alone: the provider is still preparing a report; call again with `state` after so many seconds. */
export interface Wait {
  type: 'wait'
  state: string
  seconds: number
}

export interface Balance {
  /** Stable within the account: `credits`, or the credit's own id. */
  id: string
  name: string
  amount: Amount | { quantity: number; unit: string }
  /** Instant (ms) at which it expires, or is filled again. */
  expiresAt?: number | undefined
  resetsAt?: number | undefined
  /** What it was when full, for a bar. */
  granted?: Amount | { quantity: number; unit: string } | undefined
}

export interface Movement {
  id: string
  /** Instant, ms. */
  at: number
  kind: 'purchase' | 'grant' | 'expiry' | 'refund'
  amount: Amount
  description?: string | undefined
}

export interface Limit {
  id: string
  name: string
  /** What it applies to: the account, or one part of it. */
  scope: 'account' | 'part'
  period: 'minute' | 'day' | 'week' | 'month' | 'quarter' | 'year' | 'total'
  cap: Amount | { quantity: number; unit: string }
  used?: Amount | { quantity: number; unit: string } | undefined
  /** What happens at the provider when it is reached. */
  enforcement: 'hard_cap' | 'alert_only' | 'none'
  resetsAt?: number | undefined
}

export interface Invoice {
  number: string
  period: DayRange
  issuedOn?: Day | undefined
  total: Amount
  tax?: Amount | undefined
  credits?: Amount | undefined
  status: 'open' | 'paid' | 'void'
}

/** The account behind the credentials. Without an id the engine fingerprints the key. */
export interface Account {
  id?: string | undefined
  name?: string | undefined
  /** The zone of the provider's days, where it differs by account. */
  timeZone?: string | undefined
  payment?: Payment | undefined
  /** What later calls need and is no secret: a table name, a team id. */
  facts?: Record<string, string> | undefined
}

export type Payment = 'prepaid' | 'invoiced' | 'unknown'

/** The span to fetch, in the provider's days. */
export interface Window extends DayRange {
  /** The last day of it, for providers whose `to` is inclusive. */
  readonly last: Day
  /** First instant of `from`, and of `to`, in the provider's zone; ms. */
  readonly startsAt: number
  readonly endsAt: number
  readonly timeZone: string
}

/** The seven ways a provider can fail, and `over_budget` of our own. */
export type FailureKind =
  | 'credentials_rejected'
  | 'permission_missing'
  | 'not_offered'
  | 'not_yet'
  | 'rate_limited'
  | 'unavailable'
  | 'unexpected_answer'
  | 'over_budget'

export interface FailedAnswer {
  status: number
  headers: Headers
  /** The parsed body when it is JSON. */
  json: unknown
  host: string
  path: string
}

/** A provider's own reading of a refused answer. */
export interface OwnFailure {
  kind: FailureKind
  permission?: string
  message?: string
  /** Instant (ms), where another header than Retry-After says it. */
  retryAt?: number
}

export interface Provider {
  /** Lower case with underscores; the file's name. */
  id: string
  name: string
  category: Category
  /** How sure we are of the documented shapes. */
  confidence: 'high' | 'medium' | 'low'
  /** The provider's own documentation of these endpoints. */
  docs: string
  /**
   * The only hosts its client reaches; the first is where relative paths go. `{field}` stands for a credential,
   * `{baseUrl}` for a whole base address, and `*.` for any subdomain (presigned downloads).
   */
  hosts: readonly string[]
  /** What the key could do in other hands. `read` needs no more words; anything else says them. */
  keyPower: 'read' | { canAlso: string }
  /** The zone of the provider's days, unless `identify` answers another. */
  timeZone: string
  /** An observer sees spend that another provider bills. */
  role?: 'biller' | 'observer'
  payment?: Payment
  prerequisites: readonly string[]
  /** "Why this may differ from your console." */
  differences: readonly string[]
  credentials: Readonly<Record<string, CredentialField>>
  /** One for all hosts, or by host pattern where they differ. */
  authorize: Authorizer | Readonly<Record<string, Authorizer>>
  /** Where the HTTP status is not the kind: answers a kind, or `undefined` for the usual reading. */
  failure?(answer: FailedAnswer): FailureKind | OwnFailure | undefined
  /** The cheapest proof that the credentials work. */
  identify(api: Api): Promise<Account>
  cost?: CostSignal
  usage?: UsageSignal
  credits?: CreditsSignal
  limits?: LimitsSignal
  invoices?: InvoicesSignal
  /** Why each remaining signal is not exposed, in a sentence for the screen. */
  notExposed: Readonly<Partial<Record<Signal, string>>>
}

/** A schema made on first use: `shape(() => z.object({…}))`. Ninety eager ones would cost a cold start 50 ms. */
export type Shape<T> = () => z.ZodType<T>

export interface RequestOptions {
  /** Arrays repeat the name; `undefined` is left out. */
  query?: Readonly<Record<string, string | number | boolean | readonly (string | number)[] | undefined>>
  headers?: Readonly<Record<string, string>>
}

/**
 * Statuses, or kinds of failure, that mean "this account has none of it": the answer is then `undefined`, as it is for an
 * empty body. Where one status says many things (AWS answers 400 to all), name the kind.
 */
export interface OptionalRequest extends RequestOptions {
  optional: readonly (number | FailureKind)[]
}

type Body = { json: unknown } | { form: Readonly<Record<string, string>> } | { text: string; type: string }

/**
 * All that an adapter can do to the world. Timeouts, retries, Retry-After, the request budget, size caps, redirects and
 * parsing are in here; adapters hold no `try`, no retry and no logging.
 */
export interface Api {
  /** The fields of the form as they were entered. */
  readonly credentials: Readonly<Record<string, string>>
  readonly account: Account
  /** The current instant, ms. */
  readonly now: number
  /** The current day in the provider's zone. */
  readonly today: Day
  /** A path on the first host, or a whole https URL on a listed one. */
  get<T>(path: string, shape: Shape<T>, options: OptionalRequest): Promise<T | undefined>
  get<T>(path: string, shape: Shape<T>, options?: RequestOptions): Promise<T>
  post<T>(path: string, body: Body, shape: Shape<T>, options: OptionalRequest): Promise<T | undefined>
  post<T>(path: string, body: Body, shape: Shape<T>, options?: RequestOptions): Promise<T>
  /** NDJSON, one parsed line at a time. An empty body has no lines. */
  lines<T>(path: string, shape: Shape<T>, options?: RequestOptions & Partial<OptionalRequest>): AsyncGenerator<T>
  /** CSV with a header row, one parsed record at a time: as it is, gzipped, or every `.csv` file of a zip. */
  csv<T>(path: string, shape: Shape<T>, options?: RequestOptions): AsyncGenerator<T>
  /** Downloads a zip (or gzip) and answers its text files by name. */
  files(url: string, options?: RequestOptions): Promise<Map<string, string>>
  /** Loads page after page until `next` answers nothing; a repeated cursor is an unexpected answer. */
  pages<Page>(load: (cursor: string | undefined) => Promise<Page>, next: (page: Page) => string | null | undefined): AsyncGenerator<Page>
  /** Asks again every few seconds until `done`, at most two minutes; then the provider is unavailable. */
  poll<T>(load: () => Promise<T>, done: (answer: T) => boolean, everyMs?: number): Promise<T>
}
