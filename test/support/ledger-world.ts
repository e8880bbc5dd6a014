import { env } from 'cloudflare:workers'
import { type Account, type AccountRow } from '../simulation/accounts.ts'
import { installCatalog } from '../simulation/catalog.ts'
import { answerAs } from '../simulation/hosts.ts'
import { type Effects, type Env, createCtx } from '../../worker/deps.ts'
import { consumeBatch } from '../../worker/jobs/consume.ts'
import { dispatchSyncs } from '../../worker/jobs/dispatch.ts'
import type { SyncMessage } from '../../worker/platform/context.ts'
import type { Actor } from '../../worker/platform/route.ts'
import { connect } from '../../worker/providers/connect.ts'
import { createWorkspace } from '../../worker/team/create-workspace.ts'
import { openTables } from '../simulation/tables.ts'

const hour = 3_600_000
const bindings = env as unknown as Env

/** Empties every table: `beforeEach(startAfresh)`. */
export const startAfresh = () => openTables(bindings.DB).clear()

/** A row that says `micros` from the beginning of its day on, and later what `then` tells. */
export const rowOf = (day: string, micros: number, then: { from: string; micros: number }[] = []): AccountRow => ({
  labels: { service: 'Compute', project: 'Web' },
  day,
  versions: [{ from: Date.parse(day), micros }, ...then.map((version) => ({ from: Date.parse(version.from), micros: version.micros }))],
})

/** A row a day, ending with `last`, newest first. */
export const dailyRows = (last: string, count: number): AccountRow[] =>
  Array.from({ length: count }, (_, index) =>
    rowOf(new Date(Date.parse(last) - index * 24 * hour).toISOString().slice(0, 10), 1_000_003 + index),
  )

export interface LedgerWorldOptions {
  /** A provider of `test/simulation/catalog.ts`; the test puts that in the registry's place. */
  providerId: string
  rows?: AccountRow[]
  account?: Partial<Account>
  now?: string
}

/** One workspace, one account at a made-up provider, and the real database; calls, answers and messages can be held or replaced. */
export async function createLedgerWorld({
  providerId,
  rows = dailyRows('2026-11-19', 38),
  account: facts,
  now = '2026-11-20T12:00:00Z',
}: LedgerWorldOptions) {
  installCatalog()
  const key = 'acct1'
  const account: Account = {
    ...{
      key,
      providerId,
      zone: 'UTC',
      delayHours: 6,
      rows,
      spends: [],
      topUps: [],
      keys: new Set(['sim-key-acct1-0']),
      forbidden: new Set(),
      reports: new Map(),
    },
    ...facts,
  }
  const state = {
    now: Date.parse(now),
    queue: [] as { body: SyncMessage; delaySeconds?: number }[],
    requests: [] as string[],
    log: [] as string[],
    /** Every effect passes; a test may hold, kill or fail it. */
    gate: (async (_kind, _what, run) => run()) as Effects['pass'],
    /** Answers in the provider's stead. */
    intercept: (_path: string, _request: Request): Response | Promise<Response> | undefined => undefined,
  }

  const effects: Effects = {
    pass: (kind, what, run) => state.gate(kind, what, run),
    now: () => state.now,
    randomBytes: (length) => crypto.getRandomValues(new Uint8Array(length)),
    sleep: async (ms) => {
      state.now += ms
    },
    write: (line) => void state.log.push(line),
    async fetch(request) {
      const { pathname } = new URL(request.url)
      state.requests.push(pathname)
      const key = /^Bearer (.+)$/.exec(request.headers.get('authorization') ?? '')?.[1] ?? ''
      return (
        (await state.intercept(pathname, request)) ??
        (account.keys.has(key) ? answerAs(request, account, state.now) : Response.json({ message: 'unauthorized' }, { status: 401 }))
      )
    },
  }
  const queue = {
    sendBatch: async (messages: Iterable<{ body: SyncMessage }>) => void state.queue.push(...messages),
  } as unknown as Queue<SyncMessage>
  const newCtx = () => createCtx({ ...bindings, SYNC_QUEUE: queue, UPSTREAM_ORIGIN: '' }, effects)
  const user = { id: crypto.randomUUID(), email: 'ada@example.com', name: 'Ada' }
  const workspaceId = await createWorkspace({ ctx: newCtx(), user, name: 'Test', currency: 'USD', timeZone: 'UTC' })
  const actor: Actor = { user, workspaceId, role: 'owner', plan: 'self_hosted' }
  const first = async <Row>(sql: string, ...values: (string | number)[]) =>
    (await bindings.DB.prepare(sql)
      .bind(...values)
      .first<Row>()) as Row

  /** Delivers one message as the queue would; answers what the consumer did with it. */
  async function deliver(
    body: SyncMessage,
    queueName = 'outlay-sync',
  ): Promise<'acked' | { retriedAfter: number | undefined } | 'neither'> {
    let verdict: 'acked' | { retriedAfter: number | undefined } | 'neither' = 'neither'
    const delivery = {
      body,
      ack: () => void (verdict = 'acked'),
      retry: (options?: { delaySeconds?: number }) => void (verdict = { retriedAfter: options?.delaySeconds }),
    }
    await consumeBatch(newCtx(), queueName, [delivery])
    return verdict
  }

  return {
    ...{ state, account, actor, user, workspaceId, db: bindings.DB, newCtx, deliver, first },
    connect: async (connectionId?: string) => {
      const given = { key: [...account.keys][0] ?? 'sim-key-none' }
      return (await connect({ ctx: newCtx(), actor, providerId, label: undefined, credentials: given, connectionId })).connectionId
    },
    cron: () => dispatchSyncs(newCtx()),
    advance(hours: number) {
      state.now += hours * hour
    },
    /** Delivers every message and what follows from it; retried ones are left to the next cron. */
    async drain(): Promise<number> {
      let delivered = 0
      for (let message = state.queue.shift(); message; message = state.queue.shift()) {
        await deliver(message.body)
        delivered += 1
        if (delivered > 200) throw new Error('the queue never empties')
      }
      return delivered
    },
    /** What a table holds of the workspace. */
    sum: async (table: string, column: string) =>
      (await first<{ total: number }>(`select coalesce(sum(${column}), 0) as total from ${table} where workspace_id = ?`, workspaceId))
        .total,
    count: async (table: string) =>
      (await first<{ total: number }>(`select count(*) as total from ${table} where workspace_id = ?`, workspaceId)).total,
    signal: (signal: string) =>
      first<Record<string, string | number | null>>(
        'select * from connection_signals where workspace_id = ? and signal = ?',
        workspaceId,
        signal,
      ),
    connection: () => first<Record<string, string | number | null>>('select * from connections where workspace_id = ?', workspaceId),
    /** The truth as it is now. */
    truth: () => account.rows.reduce((sum, { versions }) => sum + (versions.findLast(({ from }) => from <= state.now)?.micros ?? 0), 0),
  }
}

export type LedgerWorld = Awaited<ReturnType<typeof createLedgerWorld>>
