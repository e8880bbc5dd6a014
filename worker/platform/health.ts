import { z } from '@hono/zod-openapi'
import { jsonAnswer } from './answers.ts'
import type { Ctx } from './context.ts'
import { createRouter, defineRoute } from './route.ts'
import { isSchemaCurrent } from './schema-version.ts'

const healthSchema = z
  .object({
    version: z.string().describe('Of the code.'),
    database: z.enum(['reachable', 'unreachable']),
    schema: z.enum(['current', 'behind', 'unknown']).describe('`behind`: migrations are to be applied; until then all else answers 503.'),
    signIn: z.enum(['configured', 'not_configured']),
    lastDispatchSeconds: z.number().int().nullable().describe('Since syncs were last dispatched; null before the first time.'),
    sandboxed: z
      .union([z.literal('all'), z.array(z.string())])
      .describe('Hosts that a sandbox answers for, in development; all of them, or their names. None in production.'),
  })
  .openapi('Health')

const healthy: z.infer<typeof healthSchema> = {
  version: '0.1.0',
  database: 'reachable',
  schema: 'current',
  signIn: 'configured',
  lastDispatchSeconds: 412,
  sandboxed: [],
}

const healthRoute = defineRoute(
  { role: 'public' },
  {
    method: 'get',
    path: '/api/health',
    operationId: 'getHealth',
    summary: 'Whether this deployment works',
    description: 'For monitors from outside. It tells a stranger what works, and nothing of what is inside.',
    tags: ['Operations'],
    responses: {
      200: jsonAnswer(healthSchema, 'The database answers.', healthy),
      503: jsonAnswer(healthSchema, 'The database does not answer.', {
        ...healthy,
        database: 'unreachable',
        schema: 'unknown',
        lastDispatchSeconds: null,
      }),
    },
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
