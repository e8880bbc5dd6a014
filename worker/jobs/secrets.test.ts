import { beforeEach, expect, test } from 'vitest'
import { createLedgerWorld, startAfresh } from '../../test/support/ledger-world.ts'
import { openTables } from '../../test/simulation/tables.ts'

beforeEach(startAfresh)

const planted = 'sim-key-planted-1a2b3c4d5e'

/** Every way in which a provider may hand a key back. */
const answers: [string, () => Response][] = [
  ['an error that repeats it', () => Response.json({ message: `the key ${planted} is not known` }, { status: 401 })],
  ['a failure that repeats it', () => new Response(`boom at ${planted}`, { status: 500 })],
  ['a page that repeats it', () => new Response(`<!doctype html>${planted}`)],
  [
    'figures that are none',
    () => Response.json({ items: [{ day: planted, service: planted, project: planted, amount: planted }], next: null }),
  ],
  ['an address elsewhere', () => new Response(null, { status: 302, headers: { location: `https://evil.example/?key=${planted}` } })],
]

test.each(answers)('a credential is in no log line, message, error or row, after %s', async (_what, answer) => {
  const world = await createLedgerWorld({ providerId: 'sim_plain', account: { keys: new Set([planted]) } })
  const connectionId = await world.connect()
  world.state.intercept = (path) => (path === '/costs' ? answer() : undefined)
  const messages = JSON.stringify(world.state.queue)
  await world.deliver({ workspaceId: world.workspaceId, connectionId })
  const tables = openTables(world.db)
  const rows = await Promise.all(
    ['connections', 'connection_signals', 'syncs', 'audit_log', 'charges'].map((table) => tables.all(`select * from ${table}`)),
  )
  expect(rows.flat().length).toBeGreaterThan(3)
  expect(`${messages} ${world.state.log.join('\n')} ${JSON.stringify(rows)}`).not.toContain(planted)
})

test('a refused connect tells nothing of the key', async () => {
  const world = await createLedgerWorld({ providerId: 'sim_plain', account: { keys: new Set([planted]) } })
  world.state.intercept = () => Response.json({ message: `who is ${planted}?` }, { status: 401 })
  const refusal = await world.connect().catch((error: unknown) => error)
  expect(refusal).toMatchObject({ code: 'credentials_rejected' })
  expect(`${JSON.stringify(refusal)} ${String(refusal)} ${world.state.log.join('\n')}`).not.toContain(planted)
})
