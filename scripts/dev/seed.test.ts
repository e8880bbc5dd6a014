import { expect, it } from 'vitest'
import { openBrowser } from './browser.ts'
import { connectDemo, finishSetup, signInDemo } from './seed.ts'

const app = 'http://localhost:8787'
const sandbox = 'http://127.0.0.1:8788/demo.supabase.co/auth/v1'

const redirect = (location: string, ...cookies: string[]) => {
  const headers = new Headers({ location })
  for (const cookie of cookies) headers.append('set-cookie', cookie)
  return new Response(null, { status: 302, headers })
}

/** A Worker and a sandbox that answer as far as signing in and connecting go. */
function answering(routes: Record<string, (request: Request) => Response>) {
  const seen: Request[] = []
  const fetcher = (async (input: URL, init: RequestInit) => {
    const request = new Request(input, init)
    seen.push(request)
    const response = routes[`${request.method} ${input.origin}${input.pathname}`]?.(request) ?? new Response('not found', { status: 404 })
    Object.defineProperty(response, 'url', { value: request.url })
    return response
  }) as typeof fetch
  return { browser: openBrowser(fetcher), seen }
}

it('the demo person is signed in through the consent page, with the cookies that the Worker set', async () => {
  const { browser, seen } = answering({
    [`GET ${app}/api/auth/signin/github`]: () => redirect(`${sandbox}/authorize?x=1`, 'verifier=v; Path=/; HttpOnly'),
    [`GET ${sandbox}/authorize`]: () => new Response('<input type="hidden" name="state" value="s1">'),
    [`GET ${sandbox}/callback`]: () => redirect(`${app}/api/auth/callback?code=c1`),
    [`GET ${app}/api/auth/callback`]: () => redirect('/', 'session=ok; Path=/', 'verifier=; Max-Age=0'),
    [`GET ${app}/`]: () => new Response('the dashboard'),
  })
  await signInDemo(browser, app)
  const cookies = seen.map((request) => `${new URL(request.url).pathname} ${request.headers.get('cookie') ?? '-'}`)
  expect(cookies).toEqual([
    '/api/auth/signin/github -',
    '/demo.supabase.co/auth/v1/authorize -',
    '/demo.supabase.co/auth/v1/callback -',
    '/api/auth/callback verifier=v',
    '/ session=ok',
  ])
})

it('a sign-in page that does not open is said, not waited for', async () => {
  await expect(signInDemo(answering({}).browser, app)).rejects.toThrow('did not open (404')
})

it('accounts that are connected already are left alone, and refusals are named', async () => {
  const { browser } = answering({
    [`POST ${app}/api/providers/openai/connect`]: () => Response.json({}, { status: 201 }),
    [`POST ${app}/api/providers/aws/connect`]: () => Response.json({ code: 'already_connected' }, { status: 409 }),
    [`POST ${app}/api/providers/gcp/connect`]: () =>
      Response.json({ code: 'credentials_rejected', detail: 'No such project.' }, { status: 422 }),
  })
  const accounts = ['openai', 'aws', 'gcp'].map((id) => ({ id, demoCredentials: { key: 'k' } }))
  expect(await connectDemo(browser, app, accounts)).toEqual(['gcp: No such project.'])
})

it('the demo workspace is set up once, and a next start changes nothing', async () => {
  let onboarding = 'name'
  const { browser, seen } = answering({
    [`GET ${app}/api/auth/session`]: () => Response.json({ workspace: { id: 'wsp_1', onboarding } }),
    [`PATCH ${app}/api/workspaces/wsp_1`]: () => Response.json({ onboarding: (onboarding = 'done') }),
  })
  await finishSetup(browser, app)
  await finishSetup(browser, app)
  const changes = seen.filter(({ method }) => method === 'PATCH')
  expect(await Promise.all(changes.map((request) => request.json()))).toEqual([{ onboarding: 'done' }])
})
