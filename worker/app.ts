import type { MiddlewareHandler } from 'hono'
import { createSessions } from './auth/authenticate.ts'
import { callbackRoutes } from './auth/callback.ts'
import { type SignIn, authRoutes, unknownAuthRoute } from './auth/routes.ts'
import { can } from './billing/entitlements.ts'
import { type Effects, bindingsOf, createCtx, realEffects } from './deps.ts'
import { keepBookmark, readFrom } from './platform/bookmark.ts'
import { AppError } from './platform/errors.ts'
import { limitBody, refuseOtherSites, requireJson, secureAnswers } from './platform/guards.ts'
import { healthRoutes } from './platform/health.ts'
import { documentRoutes } from './platform/openapi.ts'
import { dashboardRoutes } from './dashboard/routes.ts'
import { findLastDispatch } from './jobs/dispatch.ts'
import { jobRoutes } from './jobs/routes.ts'
import { answerProblem } from './platform/problem-answer.ts'
import { requireReady } from './platform/ready.ts'
import { type AppEnv, createRouter } from './platform/route.ts'
import { providerRoutes } from './providers/routes.ts'
import { authorize } from './team/current.ts'
import { memberRoutes } from './team/member-routes.ts'
import { teamRoutes } from './team/routes.ts'
import { sessionRoutes } from './team/session-route.ts'
import { settle, welcome } from './team/welcome.ts'

export interface AppOptions {
  effects?: Effects
}

/** The HTTP API: what every request passes, then one line per room. One app serves one isolate. */
export function createApp({ effects = realEffects }: AppOptions = {}) {
  const sessions = createSessions()

  const provide: MiddlewareHandler<AppEnv> = async (c, next) => {
    const ctx = createCtx(bindingsOf(c), effects, readFrom(c))
    const requestId = ctx.newId('req')
    const person = () => sessions.authenticate(c)
    c.set('ctx', { ...ctx, log: ctx.log.with({ requestId }) })
    c.set('requestId', requestId)
    c.set('cookies', [])
    c.set('authenticate', person)
    c.set('authorize', async (need) => authorize(c, await person(), need, can))
    await next()
    keepBookmark(c)
    for (const cookie of c.var.cookies) c.header('Set-Cookie', cookie, { append: true })
    c.header('X-Request-Id', requestId)
  }

  const signIn: SignIn = {
    async complete(c, session) {
      const user = await sessions.begin(c, session)
      await welcome(c.var.ctx, user)
      await settle(c, user)
    },
    read: sessions.read,
    end: sessions.end,
  }

  const base = createRouter()
  base.use(provide, secureAnswers, requireReady(), refuseOtherSites, requireJson, limitBody)
  base.onError(answerProblem)
  base.notFound((c) => answerProblem(new AppError('not_found', { detail: 'There is no such route.' }), c))

  const app = base
    .route('/', healthRoutes(findLastDispatch))
    .route('/', authRoutes(signIn))
    .route('/', callbackRoutes(signIn))
    .route('/', sessionRoutes())
    .route('/', unknownAuthRoute())
    .route('/', teamRoutes())
    .route('/', memberRoutes())
    .route('/', providerRoutes)
    .route('/', dashboardRoutes())
    .route('/', jobRoutes())

  return documentRoutes(app)
}

export type App = ReturnType<typeof createApp>
