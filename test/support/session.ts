import { env } from 'cloudflare:workers'
import { type SandboxOptions, createSandbox } from '../../sandbox/app.ts'
import { createApp } from '../../worker/app.ts'
import { type Effects, type Env, createCtx, realEffects } from '../../worker/deps.ts'
import { type Browser, openBrowser } from './browser.ts'

export interface Clock {
  now: number
}

export interface AppInTestOptions {
  clock?: Clock
  /** Bindings and variables that differ from the tests' own. */
  variables?: Partial<Record<keyof Env, unknown>>
  sandbox?: Omit<SandboxOptions, 'now'>
  /** Answers a request instead of the sandbox, or lets it pass. Its URL is the sandbox's: `http://sandbox.test/<host>/<path>`. */
  intercept?: (request: Request) => Response | undefined | Promise<Response | undefined>
}

/** The API with its own clock and no rate limits, its outbound traffic answered by a sandbox in the same isolate. */
export function startApp({
  clock = { now: Date.parse('2026-11-20T08:10:00Z') },
  variables,
  sandbox: hosts,
  intercept,
}: AppInTestOptions = {}) {
  const own = { UPSTREAM_ORIGIN: 'http://sandbox.test', SIGN_IN_LIMIT: undefined, ACTION_LIMIT: undefined }
  const bindings = { ...(env as unknown as Env), ...own, ...variables } as Env
  const sandbox = createSandbox({ ...hosts, now: () => clock.now })
  const log: string[] = []
  /** Every request that left the Worker, as `METHOD host/path`. */
  const outbound: string[] = []
  const effects: Effects = {
    ...realEffects,
    now: () => clock.now,
    async fetch(request) {
      outbound.push(`${request.method} ${new URL(request.url).pathname.slice(1)}`)
      return (await intercept?.(request)) ?? sandbox.fetch(request)
    },
    write: (line) => void log.push(line),
  }
  const app = createApp({ effects })
  return {
    app,
    bindings,
    clock,
    effects,
    log,
    outbound,
    sandbox,
    ctx: () => createCtx(bindings, effects),
    openBrowser: (cookies?: Map<string, string>) => openBrowser(app, bindings, cookies),
  }
}

export type AppInTest = ReturnType<typeof startApp>

/** The digits of the newest mail to an address. */
export function newestCode({ sandbox }: AppInTest, email: string): string {
  return /\b\d{6}\b/.exec(sandbox.inbox.mails(email)[0]?.text ?? '')?.[0] ?? ''
}

export interface SignedIn {
  browser: Browser
  user: { id: string; email: string; name: string }
  workspaceId: string
}

/** Signs somebody in by the code of a mail, in a browser of their own. */
export async function signIn(world: AppInTest, email = 'demo@outlay.test'): Promise<SignedIn> {
  const browser = world.openBrowser()
  await browser.fetch('/api/auth/otp', { json: { email } })
  const verified = await browser.fetch('/api/auth/verify', { json: { email, code: newestCode(world, email) } })
  if (!verified.ok) throw new Error(`sign-in answered ${verified.status}: ${await verified.text()}`)
  const session = await browser.json<{ user: SignedIn['user']; workspace: { id: string } }>('/api/auth/session')
  return { browser, user: session.user, workspaceId: session.workspace.id }
}
