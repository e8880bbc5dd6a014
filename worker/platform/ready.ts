import type { MiddlewareHandler } from 'hono'
import { AppError } from './errors.ts'
import type { AppEnv } from './route.ts'
import { isSchemaCurrent } from './schema-version.ts'

/**
 * Holds everything but health back while sign-in is not configured, since nothing may be open then, and while the
 * schema is older than this build. A schema once seen current stays so: migrations are never undone.
 */
export function requireReady(): MiddlewareHandler<AppEnv> {
  let schemaSeenCurrent = false
  return async (c, next) => {
    const { ctx } = c.var
    if (c.req.path !== '/api/health') {
      if (!ctx.config.supabase) throw signInNotConfigured()
      schemaSeenCurrent ||= await isSchemaCurrent(ctx.db)
      if (!schemaSeenCurrent)
        throw new AppError('migrating', { detail: 'Apply the migrations, then try again.', extra: { retryAfter: 30 } })
    }
    await next()
  }
}

export const signInNotConfigured = () =>
  new AppError('sign_in_not_configured', {
    detail: 'Set SUPABASE_URL and SUPABASE_PUBLISHABLE_KEY of your Supabase project, then deploy again.',
  })
