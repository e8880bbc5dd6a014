import { type DayRange, day, splitRange } from '../../platform/day.ts'
import { createOutbound } from '../../platform/outbound.ts'
import { createApi } from '../api.ts'
import type { Account, Api, Balance, Charge, Invoice, Limit, Movement, Provider, Reading, UsagePoint } from '../contract.ts'
import { ProviderFailure } from '../failure.ts'
import type { ProviderFixture, Truth } from '../fixtures/fixture.ts'
import { bodyOf, serve, truthOf } from '../fixtures/serve.ts'
import { windowOf } from '../window.ts'
import type { Step } from './rule.ts'

export type Item = Account | Charge | Reading | UsagePoint | Balance | Movement | Limit | Invoice

export interface Sent {
  request: Request
  body: string
}

export interface Options {
  /** Default: the fixture's. */
  window?: { from: string; to: string }
  credentials?: Record<string, string>
  truth?: Truth
  pageSize?: number
  /** Stands between the client and the sandbox. */
  answer?: (request: Request, pass: () => Promise<Response>) => Response | Promise<Response>
  /** Goes on with what a `wait` left, instead of beginning. */
  resume?: string
  /** Ends at the first `wait` and answers its state. */
  untilWait?: boolean
}

/** What an adapter's step came to. */
export interface Outcome {
  items: readonly Item[]
  failure: ProviderFailure | undefined
  /** Anything thrown that is no failure of the provider: a fault of the adapter. */
  crash: unknown
  sent: readonly Sent[]
  /** Whether the sandbox asked how long a page is. */
  paged: boolean
  waits: readonly string[]
  now: number
}

export interface Harness {
  run(step: Step, options?: Options): Promise<Outcome>
}

const mostWaits = 20

/** Runs an adapter's steps against its own sandbox, as the engine would: split windows, resumed waits, a fresh client for each. */
export function createHarness(provider: Provider, fixture: ProviderFixture): Harness {
  let known: Promise<Account> | undefined

  const accountOf = () =>
    (known ??= run('identify').then(({ items, failure, crash }) => {
      if (failure ?? crash) return {}
      return (items[0] ?? {}) as Account
    }))

  async function run(step: Step, options: Options = {}): Promise<Outcome> {
    const { createClient, outcome } = openWorld(provider, fixture, options)
    const account = step === 'identify' ? {} : await accountOf()
    const window = { from: day((options.window ?? fixture.window).from), to: day((options.window ?? fixture.window).to) }
    const items: Item[] = []
    try {
      for await (const item of itemsOf({ provider, step, account, window, options, createClient, outcome })) items.push(item)
    } catch (error) {
      if (error instanceof ProviderFailure) outcome.failure = error
      else outcome.crash = error
    }
    return { ...outcome, items, now: outcome.now }
  }

  return { run }
}

interface Running {
  provider: Provider
  step: Step
  account: Account
  window: DayRange
  options: Options
  createClient(account: Account): Api
  outcome: { waits: string[]; now: number }
}

async function* itemsOf({ provider, step, account, window, options, createClient, outcome }: Running): AsyncGenerator<Item> {
  const zone = account.timeZone ?? provider.timeZone
  if (step === 'identify') yield await provider.identify(createClient(account))
  else if (step === 'limits') yield* (await provider.limits?.fetch(createClient(account))) ?? []
  else if (step === 'invoices') yield* (await provider.invoices?.fetch(createClient(account), windowOf(window, zone))) ?? []
  else if (step === 'credits') {
    yield* (await provider.credits?.fetch(createClient(account))) ?? []
    yield* (await provider.credits?.movements?.(createClient(account), windowOf(window, zone))) ?? []
  } else {
    const signal = provider[step]
    const pieces = signal ? splitRange(window, signal.maxWindowDays, signal.grain === 'month') : []
    for (const piece of pieces) {
      let resume = options.resume
      for (let tries = 0; tries === 0 || resume !== undefined; tries += 1) {
        if (tries > mostWaits) throw new Error('it waits without end')
        const source = signal?.fetch(createClient(account), windowOf(piece, zone), resume) ?? []
        resume = undefined
        let seen = 0
        for await (const item of source) {
          if (item.type !== 'wait') {
            yield item
            seen += 1
            continue
          }
          if (seen > 0) throw new Error('a wait is yielded first and alone')
          outcome.waits.push(item.state)
          outcome.now += item.seconds * 1000
          if (options.untilWait) return
          resume = item.state
          break
        }
      }
    }
  }
}

/** A clock that moves only when someone sleeps, and a way out that leads to the sandbox. */
function openWorld(provider: Provider, fixture: ProviderFixture, options: Options) {
  const { truth = truthOf(fixture), pageSize = fixture.pageSize, credentials = fixture.credentials, answer } = options
  const sent: Sent[] = []
  const outcome = {
    failure: undefined as ProviderFailure | undefined,
    crash: undefined as unknown,
    sent,
    paged: false,
    waits: [] as string[],
    now: Date.parse(fixture.now),
  }
  const pass = (request: Request) => serve(fixture, request, { truth, pageSize, now: outcome.now, onPaged: () => (outcome.paged = true) })
  const outbound = createOutbound({
    abortAfter: () => new AbortController().signal,
    async fetch(request) {
      if (new URL(request.url).host === 'cloudflare-dns.com') return Response.json({ Answer: [{ type: 1, data: '93.184.215.14' }] })
      sent.push({ request: request.clone() as Request, body: await bodyOf(request) })
      return answer ? answer(request, () => pass(request)) : pass(request)
    },
  })
  const ctx = {
    outbound,
    now: () => outcome.now,
    randomBytes: (length: number) => new Uint8Array(length),
    sleep: (ms: number) => {
      outcome.now += ms
      return Promise.resolve()
    },
  }
  const createClient = (account: Account) => createApi({ ctx, provider, credentials, account })
  return { createClient, outcome }
}
