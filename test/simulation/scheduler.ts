import type { Dice } from './dice.ts'
import type { FaultCounts } from './report.ts'

type Kind = 'db' | 'http' | 'queue' | 'sleep'

interface Call {
  task: Task
  kind: Kind
  readyAt: number
  isStalled: boolean
  /** Runs the effect and lets the caller go on. */
  proceed(): Promise<void>
  /** Runs the effect, if it comes after it, and never lets the caller go on. */
  crash(after: boolean): Promise<void>
  /** Lets the caller have an error, before or after the effect. */
  fail(after: boolean): Promise<void>
}

/** One invocation of the Worker. */
export interface Task {
  name: string
  state: 'running' | 'done' | 'crashed'
  error: unknown
  /** Whether one of its calls came back much later. */
  hasStalled: boolean
  calls: Call[]
  wake(): void
  /** What the world does once it has ended, or died. */
  onEnd(task: Task): void
}

export interface SchedulerOptions {
  dice: Dice
  clock: { now: number }
  faults: FaultCounts
  /** Shares of calls that meet each fate; all 0 while the world is quiet. */
  fates: { crash: number; stall: number; error: number }
  /** Called when a call that was long away is about to go on. */
  onReturn(): void
}

const minute = 60_000
/** Many times what the longest history takes. */
const mostSteps = 40_000
/** How long a call takes at most, ms. */
const duration: Record<Kind, number> = { db: 30, http: 900, queue: 40, sleep: 0 }

/**
 * Lets one effect of all invocations proceed at a time, in an order drawn by the seed. A call may be the last that its
 * invocation makes (a crash: it never returns, so that no `finally` runs), or come back long after a lease has run out.
 */
export function createScheduler({ dice, clock, faults, fates, onReturn }: SchedulerOptions) {
  const tasks: Task[] = []
  let steps = 0

  function spawn(name: string, run: (task: Task) => Promise<unknown>, onEnd: Task['onEnd'] = () => undefined): Promise<void> {
    const task: Task = { name, state: 'running', error: undefined, hasStalled: false, calls: [], wake: () => undefined, onEnd }
    tasks.push(task)
    const settled = nextMove(task)
    run(task).then(
      () => finish(task, undefined),
      (error: unknown) => finish(task, error),
    )
    return settled
  }

  /** Resolves when the task asks for its next effect, or has ended. */
  const nextMove = (task: Task) =>
    new Promise<void>((resolve) => {
      task.wake = resolve
    })

  function finish(task: Task, error: unknown) {
    if (task.state !== 'running') return
    task.state = 'done'
    task.error = error
    leave(task)
    task.wake()
  }

  function leave(task: Task) {
    tasks.splice(tasks.indexOf(task), 1)
    task.onEnd(task)
  }

  function pass<T>(task: Task, kind: Kind, readyAt: number, run: () => Promise<T>): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      const move = async (settle: () => void) => {
        const moved = nextMove(task)
        settle()
        // Where a sibling of the call still waits, the task goes on only with it.
        if (task.calls.length === 0) await moved
      }
      const end = () => {
        task.state = 'crashed'
        task.calls.splice(0)
        leave(task)
      }
      task.calls.push({
        ...{ task, kind, readyAt, isStalled: false },
        proceed: () =>
          run().then(
            (value) => move(() => resolve(value)),
            (error: unknown) => move(() => reject(error)),
          ),
        async crash(after) {
          if (after) await run().catch(() => undefined)
          end()
        },
        async fail(after) {
          if (after) await run().catch(() => undefined)
          await move(() => reject(new Error(kind === 'db' ? 'D1_ERROR: Network connection lost.' : 'the queue did not answer')))
        },
      })
      task.wake()
    })
  }

  /** Lets one ready call go on its way. False when none is ready. */
  async function step(): Promise<boolean> {
    const ready = tasks.flatMap((task) => task.calls.filter((call) => call.readyAt <= clock.now))
    if (ready.length === 0) return false
    const call = dice.pick(ready)
    if (steps > mostSteps) throw new Error(`the history does not end; it is at ${new Date(clock.now).toISOString()}`)
    if (call.isStalled) {
      call.isStalled = false
      onReturn()
      return true
    }
    if (call.kind !== 'sleep' && dice.chance(fates.stall)) {
      faults.count('stalled_call')
      call.isStalled = true
      call.task.hasStalled = true
      call.readyAt = clock.now + dice.between(5, dice.chance(0.4) ? 900 : 40) * minute
      return true
    }
    steps += 1
    call.task.calls.splice(call.task.calls.indexOf(call), 1)
    clock.now += dice.between(0, duration[call.kind])
    await meet(call)
    return true
  }

  async function meet(call: Call) {
    const after = dice.chance(0.5)
    if (dice.chance(fates.crash)) {
      faults.count(after ? 'crash_after_effect' : 'crash_before_effect')
      await call.crash(after)
    } else if ((call.kind === 'db' || call.kind === 'queue') && dice.chance(fates.error)) {
      faults.count(after ? `${call.kind}_error_after_effect` : `${call.kind}_error_before_effect`)
      await call.fail(after)
    } else await call.proceed()
  }

  return {
    spawn,
    pass,
    step,
    live: () => tasks.length,
    /** When the next call of a sleeping or stalled task is ready. */
    nextReady: () => Math.min(...tasks.flatMap((task) => task.calls.map((call) => call.readyAt))),
    steps: () => steps,
  }
}
