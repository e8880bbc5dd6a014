import { OpenAPIHono, type RouteConfig, createRoute } from '@hono/zod-openapi'
import type { Context, MiddlewareHandler } from 'hono'
import { problemResponse } from './answers.ts'
import { requestIdHeader, securityOf, workspaceHeader } from './document-parts.ts'
import type { Ctx } from './context.ts'
import { AppError } from './errors.ts'
import type { WorkspaceId } from './database.ts'
import type { Role } from './roles.ts'

/** A signed-in person. */
export interface User {
  id: string
  email: string
  name: string
}

/** A user in a workspace. */
export interface Actor {
  user: User
  workspaceId: WorkspaceId
  role: Role
  /** The workspace's plan, by name. */
  plan: string
}

/**
 * What a caller must be to pass: `public` for anyone, `user` for a session without a workspace, `secret` for routes that
 * check their own token, otherwise the least role.
 */
export interface Need {
  role: Role | 'public' | 'user' | 'secret'
  /** The path parameter that names the workspace, where it is not the current one. */
  workspaceParam?: string
  /** The handler decides membership itself, in the first statement of its one read. The session is checked all the same. */
  inline?: boolean
  /** The capability of the plan that the route uses, checked by `can()`. */
  entitlement?: string
  /** Held to the deployment's rate limit, by user. */
  rateLimited?: boolean
  /** The action its audit row carries. Every mutation of a workspace has one. */
  audit?: string
}

export interface AppEnv {
  Bindings: object
  Variables: {
    ctx: Ctx
    requestId: string
    /** `Set-Cookie` values of this answer, whatever it turns out to be. Written by platform/cookies.ts. */
    cookies: string[]
    /** Answers the caller, or throws 401, 402, 403 or 404. Set by app.ts. */
    authorize(need: Need): Promise<Actor>
    /** The signed-in user without a workspace. Set by app.ts. */
    authenticate(): Promise<User>
    actor: Actor
    user: User
  }
}

export type AppContext = Context<AppEnv>

/**
 * A route with its contract: path, schemas, words, and who may call it. The need is enforced before the handler runs, and
 * written into the OpenAPI document (`x-role`, `x-entitlement`, `x-audit`), where the route sweep reads it.
 */
export function defineRoute<const Route extends Omit<RouteConfig, 'middleware'>>(need: Need, route: Route) {
  const enforce: MiddlewareHandler<AppEnv> = async (c, next) => {
    if (need.role === 'user' || need.inline) c.set('user', await c.var.authenticate())
    else if (need.role !== 'public' && need.role !== 'secret') c.set('actor', await c.var.authorize(need))
    if (need.rateLimited && !(await c.var.ctx.withinRate('action', c.var.actor.user.id)))
      throw new AppError('too_many_requests', { extra: { retryAfter: 60 } })
    await next()
  }
  const responses = { ...route.responses, default: anyOtherFailure(route.method) }
  const takesWorkspace = need.role !== 'public' && need.role !== 'user' && need.role !== 'secret' && !need.workspaceParam
  return createRoute({
    ...route,
    ...(takesWorkspace ? { parameters: [...(route.parameters ?? []), workspaceHeader] } : {}),
    responses: Object.fromEntries(Object.entries(responses).map(([status, response]) => [status, withRequestId(response)])),
    security: securityOf(need.role),
    middleware: enforce,
    'x-role': need.role,
    ...(need.entitlement ? { 'x-entitlement': need.entitlement } : {}),
    ...(need.audit ? { 'x-audit': need.audit } : {}),
  } as unknown as Route & { middleware: MiddlewareHandler<AppEnv> })
}

const withRequestId = <Response extends object>(response: Response) => ({
  ...response,
  headers: { ...('headers' in response ? (response.headers as object) : {}), ...requestIdHeader },
})

/** What the guards of every route answer with, on top of what the route itself declares. */
const anyOtherFailure = (method: string) =>
  problemResponse(
    [
      ...(method === 'get' ? [] : (['origin_refused', 'body_too_large', 'unsupported_media_type'] as const)),
      ...(['internal', 'migrating', 'sign_in_not_configured'] as const),
    ],
    'Any other failure.',
  )

/** A room's own router. Input that does not fit its schema becomes `invalid_input` with a path and message per field. */
export const createRouter = () =>
  new OpenAPIHono<AppEnv>({
    defaultHook: (result) => {
      if (result.success) return
      const errors = result.error.issues.map((issue) => ({ path: issue.path.join('.'), message: issue.message }))
      throw new AppError('invalid_input', { detail: errors.map((error) => `${error.path}: ${error.message}`).join('; '), errors })
    },
  })
