/** The sandbox's idea of a world: a clock, seeded truth, and failures on demand. It shares no code with the product. */

/** One true charge: what the provider knows of one day. */
export interface TruthRow {
  /** The provider's own day, `YYYY-MM-DD`. */
  day: string
  service: string
  model?: string
  meter?: string
  project?: string
  region?: string
  apiKey?: string
  /** FOCUS ChargeCategory. */
  category?: 'Usage' | 'Purchase' | 'Tax' | 'Credit' | 'Adjustment'
  /** Integer micro-units of `currency`; providers write it in their own notation. */
  micros: number
  currency?: string
  quantity?: number
  unit?: string
}

export interface Movement {
  id: string
  at: number
  kind: 'purchase' | 'grant' | 'expiry' | 'refund'
  micros: number
}

/** What one account at one provider has spent. `at` is the instant of asking: late data and restatements depend on it. */
export interface Truth {
  /** Rows visible at `at`, of days `from` ≤ day < `to`. A later `at` may show more, or other amounts. */
  rows(range: { from: string; to: string; at: number }): TruthRow[]
  /** Prepaid balance in micro-units at an instant, where the provider has one. */
  balance?(at: number): number
  movements?(at: number): Movement[]
}

/** A failure that a host answers with until it has been used up. */
export interface Fault {
  kind: 'unauthorized' | 'forbidden' | 'rate_limited' | 'server_error' | 'html' | 'truncated' | 'timeout' | 'network'
  /** How many requests fail; the next one is answered. */
  times: number
  /** How many requests are answered first: 2 fails the third, page 3 of 5. */
  after?: number
  retryAfterSeconds?: number
}

export interface SandboxRequest {
  method: string
  host: string
  path: string
  query: URLSearchParams
  headers: Headers
  body: string
  now: number
  truth: Truth
  /** How many items a page holds; the conformance suite makes it small, to see every page read. */
  pageSize: number
}

/** One provider of the sandbox: answers in the documented shape. Stateless; all it knows is the request and the truth. */
export interface SandboxProvider {
  /** The catalog's id. */
  id: string
  hosts: string[]
  /** The account that the demo workspace connects with: fields of the credentials form. */
  demoCredentials: Record<string, string>
  /** Seed data for `seededTruth`: what this provider sells and about how much a day. */
  seed: TruthSeed
  handle(request: SandboxRequest): Response | Promise<Response>
}

/** `unitMicros` is the price of one `unit`; quantities follow from it. */
export interface SeedLine {
  service: string
  model?: string
  meter?: string
  project?: string
  region?: string
  apiKey?: string
  micros: number
  unit?: string
  unitMicros?: number
}

export interface TruthSeed {
  /** Share of a typical day, by line. `micros` is the mean of a weekday. */
  lines: SeedLine[]
  currency?: string
  /** Amounts are whole multiples of this: 10,000 where the provider only tells cents. Default 1. */
  stepMicros?: number
  /** Where the provider's figures hold credits: a negative row of this service every other week or so. */
  creditService?: string
  /** How many hours after its end a day is whole; before, part of it shows. */
  delayHours: number
  /** Mean balance for providers with credits: topped up to this when nearly empty. */
  topUpMicros?: number
  /** The time zone of the provider's days. */
  timeZone?: string
}
