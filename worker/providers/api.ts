import { dayInZone } from '../platform/zone.ts'
import { parseAnswer, parseJson } from './answer.ts'
import type { Account, Api, OptionalRequest, Provider, RequestOptions, Shape } from './contract.ts'
import { ProviderFailure } from './failure.ts'
import { reachOf } from './hosts.ts'
import { type ClientCtx, createRequester } from './request.ts'
import { readRecords, tablesOf, unpack } from './unpack.ts'

interface ApiOptions {
  ctx: ClientCtx
  provider: Provider
  credentials: Readonly<Record<string, string>>
  account?: Account
  requestBudget?: number
  /** How long the whole use of this client may take. */
  withinMs?: number
}

const maxPages = 1_000
const maxPollMs = 120_000

/** The client that one adapter call is given. One invocation, one request budget, one deadline. */
export function createApi({ ctx, provider, credentials, account = {}, requestBudget = 400, withinMs = 600_000 }: ApiOptions): Api {
  const reach = reachOf(provider, credentials)
  const requester = createRequester({ ctx, provider, credentials, reach, requestBudget, deadline: ctx.now() + withinMs })

  async function call(path: string, init: RequestInit, options: RequestOptions & Partial<OptionalRequest>): Promise<string | undefined> {
    const response = await requester.send(withQuery(path, options), init, options.optional)
    return response && requester.readText(response, nameOf(path))
  }

  async function json<T>(
    path: string,
    init: RequestInit,
    shape: Shape<T>,
    options: RequestOptions & Partial<OptionalRequest>,
  ): Promise<T | undefined> {
    const text = await call(path, init, options)
    if (text === undefined || (options.optional && text.trim() === '')) return undefined
    return parseAnswer(provider, shape(), parseJson(provider, text, nameOf(path)), nameOf(path))
  }

  async function download(path: string, options: RequestOptions): Promise<Uint8Array> {
    const response = await requester.send(withQuery(path, options), { method: 'GET', headers: headersOf(options) })
    return response ? requester.readBytes(response, nameOf(path)) : new Uint8Array(0)
  }

  return {
    credentials,
    account,
    get now() {
      return ctx.now()
    },
    get today() {
      return dayInZone(ctx.now(), account.timeZone ?? provider.timeZone)
    },
    get: ((path: string, shape: Shape<unknown>, options: RequestOptions = {}) =>
      json(path, { method: 'GET', headers: headersOf(options) }, shape, options)) as Api['get'],
    post: ((path: string, body: Parameters<Api['post']>[1], shape: Shape<unknown>, options: RequestOptions = {}) => {
      const [content, type] = encodeBody(body)
      return json(path, { method: 'POST', headers: { 'content-type': type, ...headersOf(options) }, body: content }, shape, options)
    }) as Api['post'],
    async *lines(path, shape, options = {}) {
      const text =
        (await call(
          path,
          { method: 'GET', headers: headersOf({ ...options, headers: { accept: '*/*', ...options.headers } }) },
          options,
        )) ?? ''
      for (const line of text.split('\n')) {
        if (line.trim() !== '') yield parseAnswer(provider, shape(), parseJson(provider, line, nameOf(path)), nameOf(path))
      }
    },
    async *csv(path, shape, options = {}) {
      const bytes = await download(path, { ...options, headers: { accept: 'text/csv, */*', ...options.headers } })
      for (const table of tablesOf(provider, nameOf(path), bytes)) {
        for (const record of readRecords(provider, nameOf(path), table)) yield parseAnswer(provider, shape(), record, nameOf(path))
      }
    },
    files: async (path, options = {}) => unpack(provider, nameOf(path), await download(path, options)),
    async *pages(load, next) {
      const seen = new Set<string>()
      let cursor: string | undefined
      do {
        const page = await load(cursor)
        yield page
        cursor = next(page) ?? undefined
        if (cursor !== undefined && (seen.has(cursor) || seen.size >= maxPages)) {
          throw new ProviderFailure('unexpected_answer', { detail: `${provider.name}: the same page was offered twice` })
        }
        if (cursor !== undefined) seen.add(cursor)
      } while (cursor !== undefined)
    },
    async poll(load, done, everyMs = 2_000) {
      const until = ctx.now() + maxPollMs
      for (;;) {
        const answer = await load()
        if (done(answer)) return answer
        if (ctx.now() + everyMs > until)
          throw new ProviderFailure('unavailable', { detail: `${provider.name} was not ready after two minutes`, timedOut: true })
        await ctx.sleep(everyMs)
      }
    },
  }
}

/** The path without host and query: what may stand in an error. */
const nameOf = (target: string): string => (target.startsWith('/') ? (target.split('?')[0] ?? '') : new URL(target).pathname)

function headersOf({ headers }: RequestOptions): Record<string, string> {
  return { accept: 'application/json', 'user-agent': 'Outlay (+https://github.com/outlay/outlay)', ...headers }
}

function withQuery(path: string, { query }: RequestOptions): string {
  const pairs = Object.entries(query ?? {}).flatMap(([name, value]) =>
    value === undefined ? [] : Array.isArray(value) ? value.map((one) => [name, String(one)]) : [[name, String(value)]],
  )
  return pairs.length === 0 ? path : `${path}${path.includes('?') ? '&' : '?'}${new URLSearchParams(pairs)}`
}

function encodeBody(body: Parameters<Api['post']>[1]): [string, string] {
  if ('json' in body) return [JSON.stringify(body.json), 'application/json']
  if ('form' in body) return [new URLSearchParams(body.form).toString(), 'application/x-www-form-urlencoded; charset=utf-8']
  return [body.text, body.type]
}
