import type { SyncMessage } from '../../worker/platform/context.ts'
import type { Dice } from './dice.ts'
import type { FaultCounts } from './report.ts'

export interface Message {
  body: SyncMessage
  dead: boolean
  readyAt: number
  attempts: number
}

const minute = 60_000
/** As wrangler.toml says of the sync queue. */
const maxRetries = 6

/** Cloudflare's queue as it may behave: at least once, in any order, now and then much later. */
export function createQueue({
  dice,
  clock,
  faults,
  misbehaves,
}: {
  dice: Dice
  clock: { now: number }
  faults: FaultCounts
  misbehaves: () => boolean
}) {
  const messages: Message[] = []

  function put(body: SyncMessage, delayMs: number) {
    messages.push({ body, dead: false, readyAt: clock.now + delayMs, attempts: 0 })
  }

  return {
    /** The binding that the Worker is given. */
    binding: {
      async sendBatch(batch: Iterable<{ body: SyncMessage; delaySeconds?: number }>) {
        for (const { body, delaySeconds = 0 } of batch) {
          const delay = delaySeconds * 1000 + dice.between(5, 4_000)
          if (misbehaves() && dice.chance(0.06)) {
            faults.count('message_lost_then_redelivered')
            put(body, delay + dice.between(30, 150) * minute)
          } else put(body, delay)
          if (misbehaves() && dice.chance(0.12)) {
            faults.count('message_duplicated')
            put(body, delay + (dice.chance(0.5) ? 0 : dice.between(0, 60) * minute))
          }
        }
      },
    } as unknown as Queue<SyncMessage>,
    /** Takes what may be delivered now: any of it, not the oldest first. */
    take(): Message | undefined {
      const ready = messages.filter(({ readyAt }) => readyAt <= clock.now)
      if (ready.length === 0) return undefined
      const message = dice.pick(ready)
      if (message !== ready.toSorted((a, b) => a.readyAt - b.readyAt)[0]) faults.count('message_reordered')
      messages.splice(messages.indexOf(message), 1)
      return { ...message, attempts: message.attempts + 1 }
    },
    /** Back to the queue, or to the dead letters after the last attempt. */
    retry(message: Message, delayMs: number) {
      const dead = message.dead || message.attempts > maxRetries
      if (dead && !message.dead) faults.count('dead_letter')
      messages.push({ ...message, dead, attempts: message.dead === dead ? message.attempts : 0, readyAt: clock.now + delayMs })
    },
    nextReady: () => Math.min(...messages.map(({ readyAt }) => readyAt)),
    size: () => messages.length,
  }
}
