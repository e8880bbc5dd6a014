import type { Ctx } from '../../worker/platform/context.ts'
import { connect } from '../../worker/providers/connect.ts'
import { changeAccount, disconnect } from '../../worker/providers/disconnect.ts'
import { requestSync } from '../../worker/providers/request-sync.ts'
import { type Link, credentialsOf, keyOf } from './links.ts'
import type { SimWorld } from './world.ts'

/** What a user, the provider or the operator does in between. */
export const editKinds = [
  'pause',
  'resume',
  'rename',
  'replace_key',
  'revoke_key',
  'disconnect',
  'reconnect',
  'purge',
  'sync_now',
  'forbid',
  'allow',
  'operator_pause',
  'operator_resume',
] as const
export type EditKind = (typeof editKinds)[number]

export interface Edit {
  at: number
  kind: EditKind | 'connect'
  link: Link
}

/** Starts an edit; it runs beside whatever else is going on. */
export function startEdit(world: SimWorld, { kind, link }: Edit): Promise<void> {
  const { account, actor, connectionId } = link
  world.faults.count(`edit_${kind}`)
  if (kind === 'forbid') account.forbidden.add(world.dice.pick(['/usage', '/balance', '/limits', '/topups']))
  if (kind === 'allow') account.forbidden.clear()
  if (kind === 'revoke_key') {
    account.keys.clear()
    link.isKeyGood = false
  }
  if (kind === 'operator_pause' || kind === 'operator_resume')
    return world.invoke(kind, (ctx) => pauseProvider(ctx, link, kind === 'operator_pause'))
  if (kind === 'connect') return world.invoke(kind, (ctx) => join(ctx, link, undefined))
  if (connectionId === undefined || kind === 'forbid' || kind === 'allow' || kind === 'revoke_key') return Promise.resolve()
  const same = { actor, connectionId, providerId: link.providerId }
  switch (kind) {
    case 'pause':
    case 'resume':
      return world.invoke(kind, (ctx) => changeAccount({ ctx, actor, connectionId, change: { paused: kind === 'pause' } }))
    case 'rename':
      return world.invoke(kind, (ctx) => changeAccount({ ctx, actor, connectionId, change: { label: 'Another name' } }))
    case 'replace_key':
      return world.invoke(kind, (ctx) => replaceKey(ctx, link))
    case 'sync_now':
      return world.invoke(kind, (ctx) => requestSync({ ctx, ...same }))
    case 'reconnect':
      return world.invoke(kind, (ctx) => join(ctx, link, undefined))
    case 'disconnect':
      return world.invoke(kind, (ctx) => disconnect({ ctx, ...same, purge: false }))
    case 'purge':
      return world.invoke(kind, async (ctx) => {
        await disconnect({ ctx, ...same, purge: true })
        link.purged.push(connectionId)
        if (link.connectionId === connectionId) link.connectionId = undefined
      })
    default:
      return kind satisfies never
  }
}

async function join(ctx: Ctx, link: Link, connectionId: string | undefined): Promise<void> {
  link.account.keys.add(keyOf(link))
  const { actor, providerId } = link
  link.connectionId = (
    await connect({ ctx, actor, providerId, label: undefined, credentials: credentialsOf(link), connectionId })
  ).connectionId
  link.isKeyGood = link.account.keys.has(keyOf(link))
}

/** A new key at the provider, the old one gone, the new one entered. */
export async function replaceKey(ctx: Ctx, link: Link): Promise<void> {
  link.keyNumber += 1
  link.isKeyGood = false
  link.account.keys.clear()
  await join(ctx, link, link.connectionId)
}

async function pauseProvider(ctx: Ctx, { providerId }: Link, paused: boolean): Promise<void> {
  const client = ctx.db.shared().$client
  const statement = paused
    ? client
        .prepare("insert into provider_pauses (provider_id, reason, paused_at) values (?, 'drift', ?) on conflict do nothing")
        .bind(providerId, ctx.now())
    : client.prepare('delete from provider_pauses where provider_id = ?').bind(providerId)
  await statement.run()
}

/** Undoes what keeps a connection from being read: every key is good, nothing is paused or forbidden. */
export async function setRight(world: SimWorld, link: Link, state: string): Promise<void> {
  const { actor, account, connectionId } = link
  account.forbidden.clear()
  await world.alone((ctx) => pauseProvider(ctx, link, false))
  if (connectionId === undefined) return
  if (state === 'paused') await world.alone((ctx) => changeAccount({ ctx, actor, connectionId, change: { paused: false } }))
  const isRejected = state === 'credentials_rejected' || !account.keys.has(keyOf(link))
  // A replaced key makes everything due at once; else the crons come back by themselves.
  if (state !== 'disconnected' && (isRejected || world.dice.chance(0.5))) await world.alone((ctx) => replaceKey(ctx, link))
}
