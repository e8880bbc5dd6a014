import { readFileSync, readdirSync } from 'node:fs'
import { Agent, request } from 'node:http'
import { Miniflare, Response, convertV4MiniflareOptions } from 'miniflare'
import { type Sessions, issuer } from './session.ts'

/** One Worker of the run: a script, and the database it is bound to. Workers of one run share one workerd. */
export interface Placed {
  name: string
  script: string
  database: string
}

export async function startWorkers(placed: readonly Placed[], { jwks }: Pick<Sessions, 'jwks'>) {
  const workers = placed.map(({ name, script, database }) => ({
    name,
    modules: [{ type: 'ESModule' as const, path: 'index.js', contents: script }],
    compatibilityDate: '2026-11-01',
    compatibilityFlags: ['nodejs_compat'],
    bindings: {
      ...{ JWKS: jwks, ISSUER: issuer },
      ...{
        SUPABASE_URL: 'https://demo.supabase.co',
        SUPABASE_PUBLISHABLE_KEY: 'sb_publishable_bench',
        CRON_SECRET: 'cron-secret-of-the-bench',
      },
      CREDENTIAL_KEYS: 'v1:AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8',
    },
    d1Databases: { DB: database },
    queueProducers: { SYNC_QUEUE: 'outlay-sync', SYNC_DEAD_QUEUE: 'outlay-sync-dead' },
    outboundService: () => new Response(jwks, { headers: { 'content-type': 'application/json' } }),
    unsafeDirectSockets: [{ host: '127.0.0.1', port: 0 }],
  }))
  const miniflare = new Miniflare(convertV4MiniflareOptions({ workers }))
  await miniflare.ready
  const migrated = new Set<string>()
  for (const { name, database } of placed) {
    if (migrated.has(database)) continue
    migrated.add(database)
    await migrate((await miniflare.getD1Database('DB', name)) as unknown as D1Database)
  }
  return miniflare
}

export type Workers = Awaited<ReturnType<typeof startWorkers>>

/** Applies the migrations as wrangler does, and records them where the Worker looks. */
async function migrate(db: D1Database): Promise<void> {
  await db.prepare('create table d1_migrations (id integer primary key autoincrement, name text unique, applied_at timestamp)').run()
  for (const name of readdirSync('migrations')
    .filter((file) => file.endsWith('.sql'))
    .toSorted()) {
    const statements = readFileSync(`migrations/${name}`, 'utf8').split('--> statement-breakpoint')
    await db.batch(statements.map((sql) => db.prepare(sql)))
    await db.prepare('insert into d1_migrations (name) values (?)').bind(name).run()
  }
}

interface Ask {
  url: URL
  headers: Record<string, string>
  expected: number
}

const agent = new Agent({ keepAlive: true, maxSockets: 64 })

/** Sends one request and answers its body and headers. */
export const ask = ({ url, headers, expected }: Ask): Promise<{ text: string; etag: string }> =>
  new Promise((resolve, reject) => {
    const sent = request(url.href, { agent, headers }, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('end', () => {
        const text = Buffer.concat(chunks).toString()
        if (response.statusCode !== expected) reject(new Error(`${url.pathname} answered ${response.statusCode}: ${text.slice(0, 200)}`))
        else resolve({ text, etag: response.headers.etag ?? '' })
      })
    })
    sent.on('error', reject)
    sent.end()
  })

/** Median latency in ms of `requests` requests, `concurrent` under way at all times. `next` makes each request. */
export async function latency(
  next: (number: number) => Ask,
  { requests, concurrent = 8 }: { requests: number; concurrent?: number },
): Promise<number> {
  const times: number[] = []
  let started = 0
  const worker = async () => {
    while (started < requests) {
      const one = next((started += 1))
      const from = performance.now()
      await ask(one)
      times.push(performance.now() - from)
    }
  }
  await Promise.all(Array.from({ length: concurrent }, worker))
  return times.toSorted((a, b) => a - b)[times.length >> 1] ?? 0
}
