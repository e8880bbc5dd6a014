import { z } from '@hono/zod-openapi'
import { jsonAnswer, problems } from '../platform/answers.ts'
import type { Ctx } from '../platform/context.ts'
import { sameSecret } from '../platform/digest.ts'
import { AppError } from '../platform/errors.ts'
import { createRouter, defineRoute } from '../platform/route.ts'
import { dispatchSyncs } from './dispatch.ts'

/** Throws 401 unless the request carries `Authorization: Bearer $CRON_SECRET`; without a secret configured nobody does. */
function assertCron(ctx: Ctx, authorization: string | undefined): void {
  const { cronSecret } = ctx.config
  const given = /^Bearer (.+)$/.exec(authorization ?? '')?.[1]
  if (!cronSecret || given === undefined || !sameSecret(given, cronSecret)) {
    throw new AppError('unauthenticated', { detail: 'Send `Authorization: Bearer` with the deployment’s CRON_SECRET.' })
  }
}

export const jobRoutes = () =>
  createRouter().openapi(
    defineRoute(
      { role: 'secret' },
      {
        method: 'post',
        path: '/api/cron/sync',
        tags: ['Operations'],
        operationId: 'dispatchSyncs',
        summary: 'Dispatch the syncs that are due',
        description:
          'What the Cron Trigger does every 15 minutes: claims the connections that are due and puts each on the queue. Safe to call at any time.',
        responses: {
          200: jsonAnswer(
            z.object({ queued: z.number().int().describe('How many connections were due.') }).openapi('Dispatched'),
            'They are on the queue.',
            { queued: 3 },
          ),
          ...problems('unauthenticated'),
        },
      },
    ),
    async (c) => {
      assertCron(c.var.ctx, c.req.header('authorization'))
      return c.json(await dispatchSyncs(c.var.ctx), 200)
    },
  )
