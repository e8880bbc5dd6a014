import { expect, it } from 'vitest'
import { startApp } from '../../test/support/session.ts'
import { createRefresher } from './refresh.ts'

const tokens = { access_token: 'a', refresh_token: 'r2', token_type: 'bearer', expires_in: 3_600 }

it('a request does not wait for ever on a refresh that another request began and lost', async () => {
  let calls = 0
  const world = startApp({ intercept: () => ((calls += 1) === 1 ? new Promise<Response>(() => undefined) : Response.json(tokens)) })
  const ctx = { ...world.ctx(), sleep: async () => undefined }
  const refresh = createRefresher()
  void refresh(ctx, 'r1')
  expect(await refresh(ctx, 'r1')).toMatchObject({ kind: 'refreshed', session: { refresh_token: 'r2' } })
})

it('a refresh that failed is tried again by the next request', async () => {
  let away = true
  const world = startApp({ intercept: () => (away ? new Response('away', { status: 502 }) : Response.json(tokens)) })
  const refresh = createRefresher()
  expect(await refresh(world.ctx(), 'r1')).toMatchObject({ kind: 'unavailable' })
  away = false
  expect(await refresh(world.ctx(), 'r1')).toMatchObject({ kind: 'refreshed' })
})

it('a refresh token that is too fast for the service is no reason to sign anybody out', async () => {
  const world = startApp({
    intercept: () => Response.json({ code: 429, error_code: 'over_request_rate_limit', msg: 'x' }, { status: 429 }),
  })
  expect(await createRefresher()(world.ctx(), 'r1')).toMatchObject({ kind: 'unavailable' })
})

it('too many refreshes of one session at once are no reason either', async () => {
  const world = startApp({ intercept: () => Response.json({ code: 409, error_code: 'conflict', msg: 'x' }, { status: 409 }) })
  expect(await createRefresher()(world.ctx(), 'r1')).toMatchObject({ kind: 'unavailable' })
})

it('a refusal in the words of OAuth is a refusal', async () => {
  const world = startApp({ intercept: () => Response.json({ error: 'invalid_client', error_description: 'x' }, { status: 400 }) })
  expect(await createRefresher()(world.ctx(), 'r1')).toEqual({ kind: 'refused' })
})

it('an answer of another shape is no session', async () => {
  const world = startApp({ intercept: () => Response.json({ ...tokens, refresh_token: '' }) })
  expect(await createRefresher()(world.ctx(), 'r1')).toMatchObject({ kind: 'unavailable' })
})
