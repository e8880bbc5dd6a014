import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'
import { parseEnv } from 'node:util'
import { inboxHost, supabaseHost } from '../sandbox/app.ts'
import { sandboxProviders } from '../sandbox/providers/registry.ts'
import { openBrowser } from './dev/browser.ts'
import { superviseChildren } from './dev/children.ts'
import { freePort } from './dev/ports.ts'
import { connectDemo, dispatch, finishSetup, runNightly, signInDemo } from './dev/seed.ts'
import { localVariables, toEnvFile } from './dev/variables.ts'
import { mustRun, run } from './run.ts'

const folder = '.dev'
/** Also where `npm run ops -- --local` looks. */
const state = `${folder}/state`
const readyWithinMs = 60_000

async function dev(): Promise<void> {
  const [appPort, sandboxPort, inspectorPort] = [await freePort(8787), await freePort(8788), await freePort(9229)]
  const app = `http://localhost:${appPort}`
  const sandbox = `http://127.0.0.1:${sandboxPort}`
  const sandboxHosts = [supabaseHost, ...sandboxProviders.flatMap(({ hosts }) => hosts)]
  const variables = localVariables(readOwnVariables(), { app, sandbox, sandboxHosts })
  mkdirSync(folder, { recursive: true })
  writeFileSync(`${folder}/vars`, toEnvFile(variables))

  console.log('Applying migrations to the local database …')
  await mustRun(run, 'wrangler', ['d1', 'migrations', 'apply', 'outlay', '--local', '--persist-to', state], {
    quiet: true,
    env: { CI: '1' },
  })
  console.log('Building, and starting the sandbox and the Worker …')
  const children = superviseChildren()
  children.start('The sandbox', 'node', ['sandbox/server.ts', String(sandboxPort)], `${folder}/sandbox.log`)
  const wrangler = [
    'dev',
    '--port',
    String(appPort),
    '--inspector-port',
    String(inspectorPort),
    '--persist-to',
    state,
    '--env-file',
    `${folder}/vars`,
  ]
  children.start('The Worker', 'wrangler', [...wrangler, '--show-interactive-dev-session=false'], `${folder}/worker.log`)
  await Promise.all([untilAnswers(`${app}/api/health`), untilAnswers(`${sandbox}/${inboxHost}/`)])

  const isSandboxedSignIn = new URL(variables.SUPABASE_URL ?? '').host === supabaseHost
  if (isSandboxedSignIn) await seed(app)
  console.log(`\n  Outlay        ${app}`)
  if (isSandboxedSignIn) console.log(`  Sign in       one click, by GitHub or Google; or by email, read at ${sandbox}/${inboxHost}/`)
  console.log(`  Logs          ${folder}/worker.log, ${folder}/sandbox.log\n  Stop          Ctrl-C\n`)
  await keepDispatching(app, variables.CRON_SECRET ?? '')
}

async function seed(app: string): Promise<void> {
  const browser = openBrowser()
  await signInDemo(browser, app)
  await finishSetup(browser, app)
  const refused = await connectDemo(browser, app, sandboxProviders)
  console.log(`The demo workspace has ${sandboxProviders.length - refused.length} connections; their history is being read.`)
  for (const line of refused) console.log(`Not connected: ${line}`)
}

/** Cron Triggers stay still locally. A minute instead of a quarter of an hour, so that changes show soon. */
async function keepDispatching(app: string, secret: string): Promise<void> {
  await runNightly(app)
  for (;;) {
    await dispatch(app, secret)
    await wait(60_000)
  }
}

async function untilAnswers(url: string): Promise<void> {
  const until = Date.now() + readyWithinMs
  while (Date.now() < until) {
    const response = await fetch(url).catch(() => undefined)
    if (response?.ok) return
    await wait(250)
  }
  throw new Error(`${url} did not answer within a minute; see ${folder}/*.log`)
}

function readOwnVariables(): NodeJS.Dict<string> {
  try {
    return parseEnv(readFileSync('.dev.vars', 'utf8'))
  } catch {
    return {}
  }
}

await dev().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error)
  process.exit(1)
})
