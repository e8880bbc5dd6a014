import type { Config, Ctx, QueueSender, SyncMessage } from './platform/context.ts'
import { openDatabases } from './platform/database.ts'
import { makeId } from './platform/ids.ts'
import { parseKeyRing } from './platform/keyring.ts'
import { createLogger } from './platform/log.ts'
import { createOutbound } from './platform/outbound.ts'

/** Cloudflare's bindings and variables, as wrangler.toml and the deployment's secrets name them. */
export interface Env {
  DB: D1Database
  ASSETS?: Fetcher
  SYNC_QUEUE: Queue<SyncMessage>
  SYNC_DEAD_QUEUE: Queue<SyncMessage>
  CF_VERSION_METADATA?: WorkerVersionMetadata
  SIGN_IN_LIMIT?: RateLimit
  ACTION_LIMIT?: RateLimit
  APP_ORIGIN?: string
  SUPABASE_URL?: string
  SUPABASE_PUBLISHABLE_KEY?: string
  SUPABASE_JWT_ISSUER?: string
  SUPABASE_JWT_SECRET?: string
  CREDENTIAL_KEYS?: string
  CRON_SECRET?: string
  ALLOW_PRIVATE_HOSTS?: string
  UPSTREAM_ORIGIN?: string
  UPSTREAM_HOSTS?: string
}

/**
 * Every effect on the world passes one of these. Production uses the real ones; the simulation hands in a seeded
 * scheduler that lets one call proceed at a time and may never let it return.
 */
export interface Effects {
  pass<T>(kind: 'db' | 'http' | 'queue' | 'sleep', what: string, run: () => Promise<T>): Promise<T>
  now(): number
  randomBytes(length: number): Uint8Array
  sleep(ms: number): Promise<void>
  fetch(request: Request): Promise<Response>
  /** Where time is not real: a signal that aborts after so many ms of it. */
  abortAfter?(ms: number): AbortSignal
  write(line: string, level: 'info' | 'error'): void
}

export const realEffects: Effects = {
  pass: (_kind, _what, run) => run(),
  now: () => Date.now(),
  randomBytes: (length) => crypto.getRandomValues(new Uint8Array(length)),
  sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
  fetch: (request) => fetch(request),
  write: (line, level) => (level === 'error' ? console.error(line) : console.log(line)),
}

/** The bindings that the runtime hands to a request. */
export const bindingsOf = (request: { env: object }): Env => request.env as Env

/** Where reads may begin: `first-primary` for jobs, webhooks and writes, else a bookmark or `first-unconstrained`. */
export type ReadFrom = string

/** The composition root: reads the bindings once and builds what use cases are given. */
export function createCtx(env: Env, effects: Effects = realEffects, readFrom: ReadFrom = 'first-primary'): Ctx {
  const { now, randomBytes } = effects
  const outbound = createOutbound({
    fetch: (request) => effects.pass('http', `${request.method} ${new URL(request.url).pathname}`, () => effects.fetch(request)),
    upstreamOrigin: env.UPSTREAM_ORIGIN || undefined,
    upstreamHosts: list(env.UPSTREAM_HOSTS),
    allowPrivateHosts: list(env.ALLOW_PRIVATE_HOSTS),
    ...(effects.abortAfter ? { abortAfter: effects.abortAfter } : {}),
  })
  const limiters = { signIn: env.SIGN_IN_LIMIT, action: env.ACTION_LIMIT }
  return {
    config: readConfig(env),
    now,
    randomBytes,
    sleep: (ms) => effects.pass('sleep', `${ms} ms`, () => effects.sleep(ms)),
    newId: (prefix) => makeId(prefix, now(), randomBytes),
    outbound,
    db: openDatabases(env.DB, (what, run) => effects.pass('db', what, run), readFrom),
    keyRing: () => parseKeyRing(env.CREDENTIAL_KEYS ?? '', randomBytes),
    syncQueue: queueSender(env.SYNC_QUEUE, effects),
    withinRate: async (limiter, key) => (await limiters[limiter]?.limit({ key }))?.success ?? true,
    log: createLogger(effects.write),
  }
}

function queueSender<Message>(queue: Queue<Message>, effects: Effects): QueueSender<Message> {
  return {
    send: (messages, options) =>
      effects.pass('queue', 'send', () => queue.sendBatch(messages.map((body) => ({ body, ...options }))).then(() => undefined)),
  }
}

function readConfig(env: Env): Config {
  const url = env.SUPABASE_URL?.replace(/\/$/, '')
  return {
    version: versionOf(env),
    appOrigin: env.APP_ORIGIN?.replace(/\/$/, '') || undefined,
    supabase:
      url && env.SUPABASE_PUBLISHABLE_KEY
        ? {
            url,
            publishableKey: env.SUPABASE_PUBLISHABLE_KEY,
            issuer: env.SUPABASE_JWT_ISSUER ?? `${url}/auth/v1`,
            jwtSecret: env.SUPABASE_JWT_SECRET || undefined,
          }
        : undefined,
    cronSecret: env.CRON_SECRET || undefined,
    sandboxed: env.UPSTREAM_ORIGIN ? (env.UPSTREAM_HOSTS ? list(env.UPSTREAM_HOSTS) : 'all') : [],
  }
}

/** Of the code, and of the deployment where Cloudflare names it: pages that are open learn from it that another one is there. */
const versionOf = ({ CF_VERSION_METADATA: deployed }: Env): string => ['0.1.0', deployed?.id.slice(0, 8)].filter(Boolean).join('+')

const list = (text: string | undefined): string[] =>
  (text ?? '')
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean)
