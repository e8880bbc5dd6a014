import type { Page, Route } from 'playwright-core'
import { mockNow } from '../../web/dev/mock-accounts.ts'
import { type MockState, answerMock } from '../../web/dev/mock-api.ts'

export type { MockState }

/** The five states that every screen has. */
export const fiveStates = ['full', 'partial', 'empty', 'error', 'loading'] as const satisfies readonly MockState[]

/** Who is signed in, and what runs: known whatever state the rest is in. */
const alwaysKnown = ['/api/auth/session', '/api/health']

export interface MockedApi {
  /** What is answered from the next request on. */
  state: MockState
  /** The paths that the page has asked for since this was emptied, beside who is signed in. */
  asked: string[]
}

/** Answers a page's API from web/dev instead of the Worker, at the instant at which the mock's world stands still. */
export async function mockApi(page: Page, state: MockState): Promise<MockedApi> {
  const mocked: MockedApi = { state, asked: [] }
  await page.clock.setFixedTime(mockNow)
  await page.route('**/api/**', async (route) => {
    const { pathname } = new URL(route.request().url())
    const known = alwaysKnown.includes(pathname)
    if (!known) mocked.asked.push(pathname)
    // Never answered: the page goes on loading until it is left.
    if (mocked.state === 'loading' && !known) return
    await answer(route, mocked.state)
  })
  return mocked
}

async function answer(route: Route, state: MockState): Promise<void> {
  const request = route.request()
  const body = request.postData()
  const answered = await answerMock(new Request(request.url(), { method: request.method(), ...(body === null ? {} : { body }) }), state)
  if (!answered) return route.continue()
  // A page that was left meanwhile wants no answer any more.
  await route
    .fulfill({ status: answered.status, headers: Object.fromEntries(answered.headers), body: Buffer.from(await answered.arrayBuffer()) })
    .catch(() => undefined)
}
