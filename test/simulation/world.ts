import { type Effects, type Env, createCtx } from '../../worker/deps.ts'
import { consumeBatch, runCron } from '../../worker/jobs/consume.ts'
import type { Ctx } from '../../worker/platform/context.ts'
import { AppError } from '../../worker/platform/errors.ts'
import type { Account } from './accounts.ts'
import type { Dice } from './dice.ts'
import { answerAs } from './hosts.ts'
import { disturb, type planOutages } from './outage.ts'
import { type Message, createQueue } from './queue.ts'
import type { FaultCounts } from './report.ts'
import { type Task, createScheduler } from './scheduler.ts'

export interface WorldOptions {
  dice: Dice
  database: D1Database
  clock: { now: number }
  accounts: readonly Account[]
  outages: ReturnType<typeof planOutages>
  faults: FaultCounts
}

const minute = 60_000
const credentialKeys = 'v1:AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8'
const isLaterPage = (url: URL) => ['page', 'page_token', 'after', 'after_id'].some((name) => url.searchParams.get(name))

/** The Worker in a world of its own: every invocation a task, every effect through the scheduler. */
export function createWorld({ dice, database, clock, accounts, outages, faults }: WorldOptions) {
  const fates = { crash: 0, stall: 0, error: 0 }
  let isQuiet = false
  const queue = createQueue({ dice, clock, faults, misbehaves: () => !isQuiet })
  /** Everything that was logged or thrown: no credential may be in it. */
  const said: string[] = []
  const broken: string[] = []
  /** Whether an invocation that was long away goes on, or has ended: what it finds and what it writes are worth a look. */
  const returned = { isNew: false }
  const scheduler = createScheduler({ dice, clock, faults, fates, onReturn: () => void (returned.isNew = true) })

  async function answer(request: Request): Promise<Response> {
    const url = new URL(request.url)
    const sent = `${request.url} ${[...request.headers.values()].join(' ')}`
    const account = accounts.find(({ keys }) => [...keys].some((key) => sent.includes(`${key};`) || sent.includes(key)))
    if (!account) return Response.json({ error: { message: 'unauthorized' } }, { status: 401 })
    return disturb({
      dice,
      faults,
      outages: isQuiet ? [] : outages,
      now: clock.now,
      host: url.host,
      isLaterPage: isLaterPage(url),
      answer: () => answerAs(request, account, clock.now),
    })
  }

  const effectsOf = (task: Task): Effects => ({
    pass: (kind, what, run) => scheduler.pass(task, kind, kind === 'sleep' ? clock.now + Number.parseInt(what, 10) : clock.now, run),
    now: () => clock.now,
    randomBytes: dice.bytes,
    sleep: () => Promise.resolve(),
    fetch: answer,
    write: (line) => void said.push(line),
  })

  const ctxOf = (task: Task): Ctx =>
    createCtx(
      { DB: database, SYNC_QUEUE: queue.binding, SYNC_DEAD_QUEUE: queue.binding, CREDENTIAL_KEYS: credentialKeys } as Env,
      effectsOf(task),
    )

  /** An invocation of the Worker; whatever it throws that nobody should see is a failure. */
  const invoke = (name: string, run: (ctx: Ctx) => Promise<unknown>, onEnd?: (task: Task) => void) =>
    scheduler.spawn(
      name,
      (task) => run(ctxOf(task)),
      (task) => {
        const { error } = task
        returned.isNew ||= task.hasStalled
        if (error instanceof Error) said.push(`${error.message} ${String(error.stack)}`)
        const isExpected =
          error === undefined ||
          error instanceof AppError ||
          (error instanceof Error && /D1_ERROR: Network|queue did not answer|Failed query/.test(error.message))
        if (!isExpected) broken.push(`${name} threw ${error instanceof Error ? error.stack : 'no error'}`)
        onEnd?.(task)
      },
    )

  function deliver(message: Message): Promise<void> {
    let verdict: 'acked' | number | undefined
    const delivery = {
      body: message.body,
      ack: () => void (verdict = 'acked'),
      retry: (options?: { delaySeconds?: number }) => void (verdict = (options?.delaySeconds ?? 0) * 1000),
    }
    return invoke(
      'consumer',
      (ctx) => consumeBatch(ctx, message.dead ? 'outlay-sync-dead' : 'outlay-sync', [delivery]),
      (task) => {
        if (task.state === 'done' && verdict === 'acked') return
        queue.retry(message, typeof verdict === 'number' && task.state === 'done' ? verdict : dice.between(1, 10) * minute)
      },
    )
  }

  return {
    ...{ clock, dice, database, faults, scheduler, queue, accounts, said, broken, returned, fates, invoke, deliver },
    cron: () => invoke('cron', (ctx) => runCron(ctx, '*/15 * * * *')),
    /** Nothing fails any more. */
    calmDown() {
      isQuiet = true
      Object.assign(fates, { crash: 0, stall: 0, error: 0 })
    },
    /** Runs one invocation to its end while nothing else moves. */
    async alone<T>(run: (ctx: Ctx) => Promise<T>): Promise<T> {
      const found: T[] = []
      const failed: unknown[] = []
      await scheduler.spawn('alone', async (task) => {
        await run(ctxOf(task)).then(
          (value) => found.push(value),
          (error: unknown) => failed.push(error),
        )
      })
      while (found.length + failed.length === 0) if (!(await scheduler.step())) clock.now = Math.max(clock.now, scheduler.nextReady())
      if (failed.length > 0) throw failed[0]
      return found[0] as T
    },
  }
}

export type SimWorld = ReturnType<typeof createWorld>
