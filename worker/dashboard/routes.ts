import { jsonAnswer, problems } from '../platform/answers.ts'
import type { Ctx } from '../platform/context.ts'
import type { WorkspaceId } from '../platform/database.ts'
import { shortDigest } from '../platform/digest.ts'
import { notFound } from '../platform/errors.ts'
import { type AppContext, type User, createRouter, defineRoute } from '../platform/route.ts'
import { dayInZone } from '../platform/zone.ts'
import { wantedWorkspace } from '../team/current.ts'
import { buildDashboard } from './build.ts'
import { dashboardExample } from './example.ts'
import { rangeOf } from '../figures/ranges.ts'
import type { Profile } from '../figures/rows.ts'
import { readDashboard, readProfile } from './read-store.ts'
import { dashboardQuery, dashboardSchema } from './schemas.ts'
import { validUntil } from './valid-until.ts'

interface Kept {
  version: number
  role: string
  validUntil: number
  etag: string
  body: string
}

const etagHeader = {
  ETag: { description: 'Names this answer.', schema: { type: 'string' as const }, example: 'W/"mi5k3f2o.8Jw2kQ0cYx5m8Zr1"' },
}

const ifNoneMatch = {
  name: 'If-None-Match',
  in: 'header' as const,
  required: false,
  description: 'The `ETag` of an answer that is still there.',
  schema: { type: 'string' as const },
  example: etagHeader.ETag.example,
}

/** How many computed answers one isolate keeps. */
const keepAtMost = 300

export function dashboardRoutes() {
  const kept = new Map<string, Kept>()
  /** The last known zone of a workspace, so that its today can be asked for before its row is read. */
  const zones = new Map<WorkspaceId, string>()

  /** Reads with the zone that is known; once more if it turns out that another day it is. */
  async function compute(ctx: Ctx, user: User, workspaceId: WorkspaceId, query: Parameters<typeof rangeOf>[0]): Promise<Kept> {
    const now = ctx.now()
    const db = ctx.db.workspace(workspaceId)
    const guessed = dayInZone(now, zones.get(workspaceId) ?? 'UTC')
    let rows = await readDashboard(db, workspaceId, user.id, rangeOf(query, guessed), guessed)
    if (!rows) throw notFound('workspace')
    const today = dayInZone(now, rows.profile.timeZone)
    zones.set(workspaceId, rows.profile.timeZone)
    if (today !== guessed) rows = (await readDashboard(db, workspaceId, user.id, rangeOf(query, today), today)) ?? rows
    const until = validUntil(rows, now)
    const body = JSON.stringify(buildDashboard(rows, workspaceId, rangeOf(query, today), now))
    const { dataVersion, role } = rows.profile
    return { version: dataVersion, role, validUntil: until, body, etag: etagOf(rows.profile, workspaceId, until, query) }
  }

  function keep(key: string, answer: Kept): void {
    kept.delete(key)
    kept.set(key, answer)
    const [oldest] = kept.keys()
    if (kept.size > keepAtMost && oldest !== undefined) kept.delete(oldest)
  }

  const route = defineRoute(
    { role: 'viewer', inline: true },
    {
      method: 'get',
      path: '/api/dashboard',
      tags: ['Monitoring'],
      operationId: 'getDashboard',
      summary: 'Everything the Overview shows',
      description:
        'Totals and what they leave out, the change on comparable days, forecast, daily series, tables, credits with runway, and how far each ' +
        'source is complete. An answer that has not changed is 304.',
      parameters: [ifNoneMatch],
      request: { query: dashboardQuery },
      responses: {
        200: { ...jsonAnswer(dashboardSchema, 'The period that was asked for.', dashboardExample), headers: etagHeader },
        304: { description: 'Nothing has changed since the answer that `If-None-Match` names.', headers: etagHeader },
        ...problems('invalid_input', 'unauthenticated', 'not_found'),
      },
    },
  )

  return createRouter().openapi(route, async (c) => {
    const { ctx, user } = c.var
    const query = c.req.valid('query')
    const workspaceId = wantedWorkspace(c) ?? (await c.var.authorize({ role: 'viewer' })).workspaceId
    const key = JSON.stringify([workspaceId, user.id, query])
    const lasts = (one: { validUntil: number } | undefined) => one !== undefined && one.validUntil > ctx.now()
    const [before, asked] = [kept.get(key), readEtag(c.req.header('if-none-match'))]
    if (lasts(before) || lasts(asked)) {
      const profile = await readProfile(ctx.db.workspace(workspaceId), workspaceId, user.id)
      if (!profile) throw notFound('workspace')
      const current = before && lasts(before) && before.version === profile.dataVersion && before.role === profile.role ? before : undefined
      // What is kept knows its name; to make the name again costs a digest.
      const isNamed = (etag: string, until: number) => etag === current?.etag || etag === etagOf(profile, workspaceId, until, query)
      if (asked && lasts(asked) && isNamed(asked.etag, asked.validUntil)) return notModified(c, asked.etag)
      if (current) return answer(c, current)
    }
    const fresh = await compute(ctx, user, workspaceId, query)
    keep(key, fresh)
    return asked?.etag === fresh.etag ? notModified(c, fresh.etag) : answer(c, fresh)
  })
}

const headersOf = (etag: string) => ({ ETag: etag, 'Cache-Control': 'private, no-cache' })

function answer(c: AppContext, { body, etag }: Kept) {
  return c.body(body, 200, { 'Content-Type': 'application/json', ...headersOf(etag) }) as never
}

const notModified = (c: AppContext, etag: string) => c.body(null, 304, headersOf(etag)) as never

/** Names an answer by all that it depends on: version, role and settings of the workspace, the query, and until when the clock leaves it alone. */
const etagOf = (profile: Profile, workspaceId: WorkspaceId, until: number, query: object): string =>
  `W/"${until.toString(36)}.${shortDigest(JSON.stringify([workspaceId, profile, query]))}"`

function readEtag(header: string | undefined): { etag: string; validUntil: number } | undefined {
  const match = /W\/"([0-9a-z]+)\.[\w-]+"/.exec(header ?? '')
  return match?.[1] === undefined ? undefined : { etag: match[0], validUntil: Number.parseInt(match[1], 36) }
}
