import { parseArgs } from 'node:util'
import { findProvider, providers } from '../worker/providers/registry.ts'
import { askOnTerminal } from './ask.ts'
import { dead, drifted, failing, keyVersions, pause, paused, redrive, resume, resync } from './ops/connections.ts'
import { type Query, type Row, openDatabase } from './ops/database.ts'
import { addKey, dropKeys } from './ops/keys.ts'
import { explainRestore } from './ops/restore.ts'
import { isMain, mustRun, orExplain, run } from './run.ts'

const usage = `npm run ops -- <command> [--local] [--json]

  failing                               providers whose connections get no data, across workspaces
  drifted                               providers that answer in a shape their adapter does not know
  dead    [--provider P] [--connection C]   syncs that were given up on
  redrive [--provider P] [--connection C]   try them again with the next cron run
  resync  [--provider P] [--connection C]   make connections due now
  pause   P [--reason TEXT]             stop syncing one provider everywhere
  resume  P                             go on; its connections catch up
  paused                                providers that are paused
  keys                                  how many credentials each key version encrypts
  rotate-keys                           put a new key in front of the ring
  drop-keys                             remove the keys that nothing uses any more
  restore --to INSTANT                  how to go back with D1 Time Travel, and what to do afterwards

Commands work on the deployed database unless --local is given (the one of npm run dev).`

const options = {
  local: { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
  provider: { type: 'string' },
  connection: { type: 'string' },
  reason: { type: 'string', default: 'Paused by the operator.' },
  to: { type: 'string' },
} as const

async function main(args: string[]): Promise<void> {
  const { values, positionals } = parseArgs({ args, options, allowPositionals: true })
  const [command = '', target = ''] = positionals
  const query = openDatabase(run, { remote: !values.local, persistTo: values.local ? '.dev/state' : undefined })
  const scope = { provider: values.provider, connection: values.connection }
  const now = Date.now()
  const commands: Record<string, () => Promise<Row[]>> = {
    failing: () => failing(query),
    drifted: () => drifted(query),
    dead: () => dead(query, scope),
    redrive: () => redrive(query, scope, now),
    resync: () => resync(query, scope, now),
    pause: () => pause(query, knownProvider(target), values.reason, now),
    resume: () => resume(query, knownProvider(target), now),
    paused: () => paused(query),
    keys: () => keyVersions(query),
    'rotate-keys': () => changeRing(query, (ring) => addKey(ring)),
    'drop-keys': () => changeRing(query, (ring, inUse) => dropKeys(ring, inUse)),
    restore: async () => explainRestore(run, values.to),
  }
  const chosen = commands[command]
  if (!chosen) {
    console.log(usage)
    process.exitCode = command === '' ? 0 : 1
    return
  }
  const rows = await chosen()
  if (values.json) console.log(JSON.stringify(rows, null, 2))
  else if (rows.length === 0) console.log('Nothing.')
  else console.table(rows)
}

function knownProvider(id: string): string {
  if (!findProvider(id)) throw new Error(`"${id}" is not in the catalog: ${providers.map((provider) => provider.id).join(', ')}`)
  return id
}

/** Cloudflare never shows a secret again, so the ring comes from where the operator keeps it. */
async function changeRing(query: Query, change: (ring: string, inUse: string[]) => string): Promise<Row[]> {
  const rows = await keyVersions(query)
  const ask = askOnTerminal()
  const ring = await ask.value('CREDENTIAL_KEYS', 'The key ring in use, from your password manager', (text) => text.startsWith('v'))
  if (!ring) throw new Error('Set CREDENTIAL_KEYS in the environment, or run this on a terminal.')
  const changed = change(
    ring,
    rows.map(({ version }) => String(version)),
  )
  ask.showOnce('CREDENTIAL_KEYS', changed)
  await mustRun(run, 'wrangler', ['secret', 'bulk'], { input: JSON.stringify({ CREDENTIAL_KEYS: changed }), quiet: true })
  return rows
}

if (isMain(import.meta.url)) await orExplain(() => main(process.argv.slice(2)))
