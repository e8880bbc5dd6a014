import { gunzipSync, strFromU8, unzipSync } from 'fflate'
import Papa from 'papaparse'
import { dayInZone } from '../platform/zone.ts'
import { parseAnswer, parseJson } from './answer.ts'
import type { Account, Api, OptionalRequest, Provider, RequestOptions, Shape } from './contract.ts'
import { ProviderFailure } from './failure.ts'
import { reachOf } from './hosts.ts'
import { type ClientCtx, createRequester } from './request.ts'

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
const maxUnpackedBytes = 100_000_000

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
      const text =
        (await call(
          path,
          { method: 'GET', headers: headersOf({ ...options, headers: { accept: 'text/csv', ...options.headers } }) },
          options,
        )) ?? ''
      if (/^\s*</.test(text))
        throw new ProviderFailure('unexpected_answer', { detail: `${provider.name}, ${nameOf(path)}: a web page instead of CSV` })
      const { data, errors } = Papa.parse<Record<string, string>>(text, { header: true, skipEmptyLines: true })
      // A table of one column has no delimiter to find.
      const broken = errors.find(({ type }) => type !== 'Delimiter')
      if (broken) throw new ProviderFailure('unexpected_answer', { detail: `${provider.name}, ${nameOf(path)}: ${broken.code}` })
      for (const record of data) yield parseAnswer(provider, shape(), record, nameOf(path))
    },
    async files(path, options = {}) {
      const response = await requester.send(withQuery(path, options), { method: 'GET', headers: headersOf(options) })
      return unpack(provider, nameOf(path), response ? await requester.readBytes(response, nameOf(path)) : new Uint8Array(0))
    },
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

function unpack(provider: Provider, where: string, bytes: Uint8Array): Map<string, string> {
  let left = maxUnpackedBytes
  const fits = (size: number) => {
    left -= size
    if (left < 0)
      throw new ProviderFailure('over_budget', { detail: `${provider.name}, ${where}: more than ${maxUnpackedBytes} bytes when unpacked` })
    return true
  }
  try {
    if (bytes[0] === 0x1f && bytes[1] === 0x8b) {
      // The last four bytes of gzip are the length of what it holds (RFC 1952 §2.3.1).
      const end = bytes.byteLength
      fits(new DataView(bytes.buffer, bytes.byteOffset).getUint32(end - 4, true))
      return new Map([[where, strFromU8(gunzipSync(bytes))]])
    }
    const files = unzipSync(bytes, { filter: ({ originalSize }) => fits(originalSize) })
    return new Map(Object.entries(files).map(([name, content]) => [name, strFromU8(content)]))
  } catch (error) {
    if (error instanceof ProviderFailure) throw error
    throw new ProviderFailure('unexpected_answer', { detail: `${provider.name}, ${where}: neither zip nor gzip` })
  }
}
