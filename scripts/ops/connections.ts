import { type Query, type Row, quote, quoteId } from './database.ts'

/** Narrows a command to one provider or one connection; neither means everything. */
export interface Scope {
  provider?: string | undefined
  connection?: string | undefined
}

const scoped = ({ provider, connection }: Scope, table = 'connections') =>
  [
    provider ? `${table}.provider_id = ${quoteId(provider)}` : undefined,
    connection ? `${table}.id = ${quoteId(connection)}` : undefined,
  ].filter((part) => part !== undefined)

const where = (...conditions: string[]) => conditions.join(' and ') || '1'

const joined = `connection_signals s join connections on connections.workspace_id = s.workspace_id and connections.id = s.connection_id`

/** Providers whose connections do not get their data, worst first: how many, in how many workspaces, and why. */
export const failing = (query: Query): Promise<Row[]> =>
  query(`
    select connections.provider_id as provider, coalesce(s.reason, connections.state) as reason, count(distinct connections.id) as connections,
      count(distinct connections.workspace_id) as workspaces, max(s.failures) as failures_in_a_row,
      strftime('%Y-%m-%dT%H:%M:%SZ', min(s.last_success_at) / 1000, 'unixepoch') as oldest_success
    from ${joined}
    where connections.state <> 'disconnected' and (connections.state = 'credentials_rejected' or s.failures > 0)
    group by 1, 2 order by connections desc, provider`)

/** Providers that answered in a shape their adapter does not know: the provider changed, or the adapter is wrong. */
export const drifted = (query: Query): Promise<Row[]> =>
  query(`
    select connections.provider_id as provider, syncs.signal, count(distinct connections.id) as connections, max(syncs.error_detail) as example,
      strftime('%Y-%m-%dT%H:%M:%SZ', max(syncs.started_at) / 1000, 'unixepoch') as last_seen
    from syncs join connections on connections.workspace_id = syncs.workspace_id and connections.id = syncs.connection_id
    where syncs.error_kind = 'unexpected_answer' and syncs.state in ('failed', 'dead')
    group by 1, 2 order by connections desc, provider`)

/** Syncs that the queue gave up on after every retry. */
export const dead = (query: Query, scope: Scope): Promise<Row[]> =>
  query(`
    select syncs.workspace_id as workspace, syncs.connection_id as connection, connections.provider_id as provider, syncs.signal,
      syncs.window_from || ' – ' || syncs.window_to as window, syncs.error_kind as error, syncs.error_detail as detail,
      strftime('%Y-%m-%dT%H:%M:%SZ', syncs.finished_at / 1000, 'unixepoch') as given_up
    from syncs join connections on connections.workspace_id = syncs.workspace_id and connections.id = syncs.connection_id
    where ${where(`syncs.state = 'dead'`, ...scoped(scope))} order by syncs.finished_at desc limit 200`)

/**
 * Tries the dead syncs again: their windows count as failed and not as given up, and their connections are due at once.
 * The next cron run sends the messages, as it does for any connection that is due.
 */
export const redrive = (query: Query, scope: Scope, now: number): Promise<Row[]> => {
  const chosen = `select workspace_id, id from connections where ${where(`state = 'active'`, ...scoped(scope))}`
  const deadOf = (columns: string) =>
    `select distinct ${columns} from syncs where state = 'dead' and (workspace_id, connection_id) in (${chosen})`
  return query(
    `update connection_signals set failures = 0, next_sync_at = ${now}
      where (workspace_id, connection_id, signal) in (${deadOf('workspace_id, connection_id, signal')})`,
    `update connection_signals set next_history_at = ${now} where next_history_at is not null
      and (workspace_id, connection_id, signal) in (${deadOf('workspace_id, connection_id, signal')} and reason = 'history')`,
    `update connections set next_due_at = ${now}, claimed_until = 0
      where (workspace_id, id) in (${deadOf('workspace_id, connection_id')})`,
    `update syncs set state = 'failed' where state = 'dead' and (workspace_id, connection_id) in (${chosen})
      returning workspace_id as workspace, connection_id as connection, signal, window_from, window_to`,
  )
}

/** Makes active connections due at once, so that the next cron run reads what is missing after their last complete day. */
export const resync = (query: Query, scope: Scope, now: number): Promise<Row[]> => {
  const chosen = where(`connections.state = 'active'`, ...scoped(scope))
  return query(
    `update connection_signals set next_sync_at = ${now} where state <> 'off'
      and (workspace_id, connection_id) in (select workspace_id, id from connections where ${chosen})`,
    `update connections set next_due_at = ${now}, claimed_until = 0, lease_until = 0, lease_token = null where ${chosen}
      returning workspace_id as workspace, id as connection, provider_id as provider`,
  )
}

export const paused = (query: Query): Promise<Row[]> =>
  query(
    `select provider_id as provider, reason, strftime('%Y-%m-%dT%H:%M:%SZ', paused_at / 1000, 'unixepoch') as since from provider_pauses order by 1`,
  )

/** Stops every sync of one provider in every workspace; the reason is shown on its connections. */
export const pause = (query: Query, provider: string, reason: string, now: number): Promise<Row[]> =>
  query(`insert into provider_pauses (provider_id, reason, paused_at) values (${quoteId(provider)}, ${quote(reason)}, ${now})
    on conflict (provider_id) do update set reason = excluded.reason returning provider_id as provider, reason`)

/** Ends the pause. The provider's connections are due at once and catch up from their last complete day. */
export async function resume(query: Query, provider: string, now: number): Promise<Row[]> {
  await query(`delete from provider_pauses where provider_id = ${quoteId(provider)}`)
  return resync(query, { provider }, now)
}

/** How many stored credentials each version of the key ring still encrypts. */
export const keyVersions = (query: Query): Promise<Row[]> =>
  query('select key_version as version, count(*) as credentials from connections where credentials is not null group by 1 order by 1')
