import { z } from '@hono/zod-openapi'
import { jsonAnswer } from './answers.ts'
import type { Ctx } from './context.ts'
import { createRouter, defineRoute } from './route.ts'
import { isSchemaCurrent } from './schema-version.ts'

const healthSchema = z
  .object({
    version: z.string(),
    database: z.enum(['reachable', 'unreachable']),
    schema: z.enum(['current', 'behind', 'unknown']),
    signIn: z.enum(['configured', 'not_configured']),
    /** Since syncs were last dispatched; null before the first time. */
    lastDispatchSeconds: z.number().int().nullable(),
    /** Which services are the sandbox's, in development; the page says so. */
    sandboxed: z.union([z.literal('all'), z.array(z.string())]),
  })
  .openapi('Health')

const healthRoute = defineRoute(
  { role: 'public' },
  {
    method: 'get',
    path: '/api/health',
    summary: 'Whether this deployment works',
    tags: ['Operations'],
    responses: { 200: jsonAnswer(healthSchema, 'The database answers.'), 503: jsonAnswer(healthSchema, 'The database does not answer.') },
  },
)

/** The instant (ms) at which syncs were last dispatched, or `undefined`. */
export type LastDispatch = (ctx: Ctx) => Promise<number | undefined>

export const healthRoutes = (lastDispatch: LastDispatch) =>
  createRouter().openapi(healthRoute, async (c) => {
    const { ctx } = c.var
    const { version, supabase, sandboxed } = ctx.config
    const current = await isSchemaCurrent(ctx.db).catch(() => undefined)
    const dispatched = current ? await lastDispatch(ctx).catch(() => undefined) : undefined
    return c.json(
      {
        version,
        database: current === undefined ? ('unreachable' as const) : ('reachable' as const),
        schema: current === undefined ? ('unknown' as const) : current ? ('current' as const) : ('behind' as const),
        signIn: supabase ? ('configured' as const) : ('not_configured' as const),
        lastDispatchSeconds: dispatched === undefined ? null : Math.max(0, Math.floor((ctx.now() - dispatched) / 1000)),
        sandboxed: sandboxed === 'all' ? ('all' as const) : [...sandboxed],
      },
      current === undefined ? 503 : 200,
    )
  })
