import { type Edit, editKinds, startEdit } from './edits.ts'
import type { Link } from './links.ts'
import type { Tables } from './tables.ts'
import type { SimWorld } from './world.ts'

const minute = 60_000
const quarter = 15 * minute
/** Invocations that may be under way when another message is delivered. */
const mostAtOnce = 4

/** When users do what: a connection first, then now and then anything, at moments drawn by the seed. */
export function planEdits(world: SimWorld, links: readonly Link[], until: number): Edit[] {
  const { dice, clock } = world
  const edits = links.flatMap((link): Edit[] => {
    const joins = { at: clock.now + dice.between(0, 180) * minute, kind: 'connect' as const, link }
    const others = Array.from({ length: dice.between(0, 5) }, () => ({
      at: dice.between(joins.at, until),
      kind: dice.pick(editKinds),
      link,
    }))
    return [joins, ...others, ...planAbsence(world, link, joins.at, until)]
  })
  return edits.sort((a, b) => a.at - b.at)
}

/** Now and then a connection cannot be read for longer than its provider restates. */
function planAbsence({ dice }: SimWorld, link: Link, from: number, until: number): Edit[] {
  const goes = from + dice.between(2, 60 * 60) * minute
  const comes = goes + dice.between(3 * 24 * 60, 8 * 24 * 60) * minute
  if (comes >= until || dice.chance(0.4)) return []
  const [leave, enter] = dice.pick([
    ['pause', 'resume'],
    ['revoke_key', 'replace_key'],
    ['disconnect', 'reconnect'],
  ] as const)
  return [
    { at: goes, kind: leave, link },
    { at: comes, kind: enter, link },
  ]
}

interface Play {
  world: SimWorld
  tables: Tables
  edits: Edit[]
  until: number
  /** Called when an invocation has ended that was long away. */
  look(): Promise<void>
  /** Called when nothing is under way, before time moves on. True ends the play. */
  atRest(): Promise<boolean>
}

/** Lets time pass until an instant: crons, messages and edits as they fall due, the effects of all of them interleaved. */
export async function play({ world, tables, edits, until, look, atRest }: Play): Promise<void> {
  const { clock, scheduler, queue, dice, faults } = world
  let lastCron = clock.now - (clock.now % quarter)

  async function startDue() {
    while (edits[0] && edits[0].at <= clock.now) {
      const [edit] = edits.splice(0, 1)
      if (edit) await startEdit(world, edit)
    }
    while (scheduler.live() < mostAtOnce) {
      const message = queue.take()
      if (!message) break
      await world.deliver(message)
    }
  }

  /** The next quarter hour at which the dispatcher finds something. */
  async function nextCron(): Promise<number> {
    const [found] = await tables.all<{ at: number | null }>(
      "select min(max(next_due_at, claimed_until, lease_until)) as at from connections where state = 'active' and next_due_at is not null and provider_id not in (select provider_id from provider_pauses)",
    )
    if (found?.at === null || found === undefined) return Infinity
    return Math.max(Math.ceil(found.at / quarter) * quarter, lastCron + quarter)
  }

  async function runCron(at: number) {
    lastCron = at
    const fate = world.fates.crash > 0 ? dice.between(1, 20) : 20
    if (fate === 1) return faults.count('cron_missed')
    if (fate <= 3) {
      faults.count('cron_twice')
      await world.cron()
    }
    await world.cron()
  }

  for (;;) {
    await startDue()
    if (scheduler.live() > 0 && (await scheduler.step())) {
      if (world.returned.isNew) await look()
      world.returned.isNew = false
      continue
    }
    if (scheduler.live() === 0 && queue.nextReady() > clock.now && (await atRest())) return
    // A message that no invocation is free for waits for one of them, not for an instant.
    const delivery = scheduler.live() < mostAtOnce ? queue.nextReady() : Infinity
    const others = Math.min(scheduler.nextReady(), delivery, edits[0]?.at ?? Infinity)
    const cronAt = others < lastCron + quarter ? Infinity : await nextCron()
    const next = Math.min(others, cronAt)
    if (next >= until) {
      clock.now = Math.max(clock.now, until)
      return
    }
    clock.now = Math.max(clock.now, next)
    if (cronAt <= clock.now) await runCron(cronAt)
  }
}
