import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { beforeEach, describe, expect, it } from 'vitest'
import { recordRuns } from '../recorded-runs.ts'
import { dead, drifted, failing, keyVersions, pause, paused, redrive, resume, resync } from './connections.ts'
import { type Query, type Row, openDatabase } from './database.ts'
import { addKey, dropKeys } from './keys.ts'
import { explainRestore } from './restore.ts'

const key = (letter: string) => letter.repeat(43)
const now = Date.parse('2026-11-20T08:00:00Z')

let database: DatabaseSync
let query: Query

beforeEach(() => {
  database = new DatabaseSync(':memory:')
  for (const file of readdirSync('migrations')
    .filter((name) => name.endsWith('.sql'))
    .sort())
    database.exec(readFileSync(join('migrations', file), 'utf8'))
  query = async (...statements) => {
    const last = statements.pop() ?? ''
    for (const statement of statements) database.exec(statement)
    return database.prepare(last).all() as Row[]
  }
  addConnection('w1', 'con_1', 'openai')
  addConnection('w2', 'con_2', 'openai')
  addConnection('w2', 'con_3', 'aws')
})

describe('what is wrong', () => {
  it('failing providers are counted across workspaces, with the reason', async () => {
    setSignal('con_1', { failures: 3, reason: 'unavailable', last_success_at: now })
    setSignal('con_2', { failures: 9, reason: 'unavailable', last_success_at: now - 60_000 })
    expect(await failing(query)).toEqual([
      {
        provider: 'openai',
        reason: 'unavailable',
        connections: 2,
        workspaces: 2,
        failures_in_a_row: 9,
        oldest_success: '2026-11-20T07:59:00Z',
      },
    ])
  })

  it('a provider whose answers changed shape is named with an example', async () => {
    addSync('w2', 'con_3', { state: 'failed', error_kind: 'unexpected_answer', error_detail: 'results[0].amount: expected string' })
    expect(await drifted(query)).toEqual([
      { provider: 'aws', signal: 'cost', connections: 1, example: 'results[0].amount: expected string', last_seen: '2026-11-20T08:00:00Z' },
    ])
  })

  it('syncs that were given up on can be listed for one provider', async () => {
    addSync('w1', 'con_1', { state: 'dead', error_kind: 'unavailable', finished_at: now })
    addSync('w2', 'con_3', { state: 'dead', error_kind: 'unavailable', finished_at: now })
    expect((await dead(query, {})).length).toBe(2)
    expect(await dead(query, { provider: 'aws' })).toEqual([
      expect.objectContaining({ workspace: 'w2', connection: 'con_3', given_up: '2026-11-20T08:00:00Z' }),
    ])
  })
})

describe('what can be done', () => {
  it('a re-driven sync is open again and its connection due at once', async () => {
    addSync('w1', 'con_1', { state: 'dead', finished_at: now })
    addSync('w2', 'con_3', { state: 'dead', finished_at: now })
    expect(await redrive(query, { provider: 'openai' }, now)).toEqual([expect.objectContaining({ connection: 'con_1' })])
    expect(due()).toEqual({ con_1: now, con_2: null, con_3: null })
    expect(await dead(query, {})).toEqual([expect.objectContaining({ connection: 'con_3' })])
  })

  it('a connection that waits for new credentials is not re-driven', async () => {
    addSync('w1', 'con_1', { state: 'dead', finished_at: now })
    database.exec(`update connections set state = 'credentials_rejected' where id = 'con_1'`)
    expect(await redrive(query, {}, now)).toEqual([])
  })

  it('a paused provider is listed with its reason until it is resumed, and then catches up', async () => {
    await pause(query, 'openai', "the API's answers changed", now)
    expect(await paused(query)).toEqual([{ provider: 'openai', reason: "the API's answers changed", since: '2026-11-20T08:00:00Z' }])
    await resume(query, 'openai', now)
    expect(await paused(query)).toEqual([])
    expect(due()).toEqual({ con_1: now, con_2: now, con_3: null })
  })

  it('after a restore every active connection is due, and leases of before are void', async () => {
    database.exec(`update connections set lease_token = 'old', lease_until = ${now + 60_000}`)
    await resync(query, {}, now)
    expect(due()).toEqual({ con_1: now, con_2: now, con_3: now })
    expect(database.prepare('select count(*) as held from connections where lease_token is not null').get()).toEqual({ held: 0 })
  })

  it('text that is no id never becomes SQL', () => {
    expect(() => pause(query, `x' or 1 --`, 'why', now)).toThrow('not an id')
  })
})

describe('the database', () => {
  it('is the deployed one unless the local one is asked for', async () => {
    const remote = recordRuns({ 'wrangler d1 execute outlay --remote --json --command select 1': { stdout: '[{"results":[{"a":1}]}]' } })
    expect(await openDatabase(remote.run, { remote: true })('select 1')).toEqual([{ a: 1 }])
    const local = recordRuns({ 'wrangler d1 execute outlay --local --persist-to .dev/state --json --command select 1': { stdout: '[]' } })
    expect(await openDatabase(local.run, { remote: false, persistTo: '.dev/state' })('select 1')).toEqual([])
  })
})

describe('a busy database', () => {
  it('is asked again while the running Worker holds it, and other failures are told at once', async () => {
    let asked = 0
    const busy = async () =>
      ++asked < 3 ? { code: 1, stdout: '', stderr: 'database is locked: SQLITE_BUSY' } : { code: 0, stdout: '[{"results":[]}]', stderr: '' }
    expect(await openDatabase(busy, { remote: false })('select 1')).toEqual([])
    expect(asked).toBe(3)
    const broken = async () => ({ code: 1, stdout: '', stderr: 'no such table: syncs' })
    await expect(openDatabase(broken, { remote: true })('select 1')).rejects.toThrow('no such table')
  })
})

describe('key rotation', () => {
  it('a new key goes in front and the older ones stay', () => {
    expect(addKey(`v2:${key('b')},v1:${key('a')}`, (length) => Buffer.alloc(length))).toBe(`v3:${key('A')},v2:${key('b')},v1:${key('a')}`)
  })

  it('only keys that encrypt nothing are dropped', async () => {
    expect(await keyVersions(query)).toEqual([{ version: 'v1', credentials: 3 }])
    const ring = `v3:${key('c')},v2:${key('b')},v1:${key('a')}`
    expect(dropKeys(ring, ['v1', 'v3'])).toBe(`v3:${key('c')},v1:${key('a')}`)
    expect(dropKeys(ring, ['v3'])).toBe(`v3:${key('c')}`)
  })

  it('a ring that lacks a key in use is refused, so that no credential becomes unreadable', () => {
    expect(() => dropKeys(`v3:${key('c')}`, ['v1', 'v3'])).toThrow('lacks v1')
  })

  it('a malformed ring is refused without being repeated', () => {
    expect(() => addKey('v1:short')).toThrow(/^That is no key ring/)
    expect(() => addKey('v1:short')).not.toThrow(/short/)
  })
})

describe('restoring', () => {
  it('names the bookmark of the instant and restores nothing by itself', async () => {
    const info = 'wrangler d1 time-travel info outlay --timestamp 2026-11-20T08:00:00.000Z --json'
    const { run, calls } = recordRuns({ [info]: { stdout: '{"bookmark":"0000-1"}' } })
    const steps = await explainRestore(run, '2026-11-20T08:00:00Z')
    expect(steps.map((step) => step.run)).toContain('wrangler d1 time-travel restore outlay --bookmark 0000-1')
    expect(calls()).toEqual([info])
  })

  it('asks for an instant when none is given', async () => {
    await expect(explainRestore(recordRuns({}).run, undefined)).rejects.toThrow('--to')
  })
})

function insert(table: string, row: Row) {
  const names = Object.keys(row)
  database.prepare(`insert into ${table} (${names.join(', ')}) values (${names.map(() => '?').join(', ')})`).run(...Object.values(row))
}

function addConnection(workspace: string, id: string, provider: string) {
  insert('connections', {
    workspace_id: workspace,
    id,
    provider_id: provider,
    label: id,
    account_key: id,
    facts: '{}',
    time_zone: 'UTC',
    credentials: 'v1.a.b',
    key_version: 'v1',
    state: 'active',
    payment: 'unknown',
    role: 'biller',
    created_at: 0,
    next_due_at: null,
    claimed_until: 0,
    lease_until: 0,
  })
  insert('connection_signals', {
    workspace_id: workspace,
    connection_id: id,
    signal: 'cost',
    state: 'on',
    next_sync_at: now + 3_600_000,
    history_start: '2025-11-20',
    window_days: 30,
    failures: 0,
  })
}

function addSync(workspace: string, connection: string, row: Row) {
  insert('syncs', {
    workspace_id: workspace,
    connection_id: connection,
    id: `syn_${connection}`,
    signal: 'cost',
    reason: 'recent',
    window_from: '2026-11-01',
    window_to: '2026-11-20',
    attempts: 7,
    rows: 0,
    rows_changed: 0,
    started_at: now,
    ...row,
  })
}

function setSignal(connection: string, row: Row) {
  const columns = Object.keys(row).map((name) => `${name} = ?`)
  database.prepare(`update connection_signals set ${columns.join(', ')} where connection_id = ?`).run(...Object.values(row), connection)
}

const due = () =>
  Object.fromEntries(
    database
      .prepare('select id, next_due_at from connections')
      .all()
      .map((row) => [row.id, row.next_due_at]),
  )
