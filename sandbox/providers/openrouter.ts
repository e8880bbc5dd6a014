import { addDays, groupBy, slug, sum, units, utcDay } from '../shapes.ts'
import type { SandboxProvider, SandboxRequest, TruthRow } from '../world.ts'

const refuse = (code: number, message: string) => Response.json({ error: { code, message } }, { status: code })

const workspaceId = (name: string) => `ws_${slug(name)}`
/** 64 hex digits that stand for a key. */
const hashOf = (text: string) =>
  Array.from(new TextEncoder().encode(text), (byte) => byte.toString(16))
    .join('')
    .padEnd(64, '0')
    .slice(0, 64)

const recentRows = ({ now, truth }: SandboxRequest, from: string, to: string) => truth.rows({ from, to, at: now })
const rowsOfToday = (request: SandboxRequest) => recentRows(request, utcDay(request.now), addDays(utcDay(request.now), 1))

function projectsOf(request: SandboxRequest): string[] {
  const today = utcDay(request.now)
  return [...new Set(recentRows(request, addDays(today, -60), addDays(today, 1)).flatMap((row) => row.project ?? []))].sort()
}

/** The last 30 completed days, by day, model, provider and, when asked for, workspace. */
function activity(request: SandboxRequest): Response {
  const { query } = request
  const today = utcDay(request.now)
  const first = addDays(today, -30)
  const date = query.get('date')
  if (date && (date < first || date >= today)) return refuse(400, 'Date must be within the last 30 (completed) UTC days')
  const rows = date ? recentRows(request, date, addDays(date, 1)) : recentRows(request, first, today)
  const byWorkspace = query.get('group_by') === 'workspace'
  const key = (row: TruthRow) => JSON.stringify([row.day, row.model, row.service, byWorkspace ? row.project : ''])
  const data = groupBy(rows, key).flatMap((group) => {
    const [row] = group
    if (!row?.model) return []
    const requests = sum(group, (one) => one.quantity)
    return [
      {
        date: row.day,
        model: row.model,
        model_permaslug: `${row.model}-20251211`,
        endpoint_id: `endpoint-${slug(`${row.model} ${row.service}`)}`,
        provider_name: row.service,
        usage: units(sum(group, (one) => one.micros)),
        byok_usage_inference: 0.25,
        requests,
        prompt_tokens: requests * 1_000,
        completion_tokens: requests * 200,
        reasoning_tokens: requests * 50,
        ...(byWorkspace ? { workspace_id: row.project ? workspaceId(row.project) : null } : {}),
      },
    ]
  })
  return Response.json({ data })
}

interface KeyFacts {
  name: string
  project: string
  disabled: boolean
  limit: number | null
}

const byok = { byok_usage: 0, byok_usage_daily: 0, byok_usage_weekly: 0, byok_usage_monthly: 0 }

function keyOf(request: SandboxRequest, facts: KeyFacts) {
  const rows = facts.disabled ? [] : rowsOfToday(request).filter((row) => row.project === facts.project)
  const daily = units(sum(rows, (row) => row.micros))
  return {
    hash: hashOf(facts.name),
    name: facts.name,
    label: 'sk-or-v1-0e6...1c9',
    disabled: facts.disabled,
    limit: facts.limit,
    limit_remaining: facts.limit === null ? null : facts.limit - 25.5,
    limit_reset: facts.limit === null ? null : 'monthly',
    include_byok_in_limit: false,
    usage: daily,
    usage_daily: daily,
    usage_weekly: daily,
    usage_monthly: daily,
    ...byok,
    workspace_id: workspaceId(facts.project),
    created_at: '2026-01-05T10:30:00Z',
    updated_at: null,
  }
}

/** The first project's workspace is the default one. */
function keys(request: SandboxRequest): Response {
  const { query, pageSize } = request
  const projects = projectsOf(request)
  const wanted = query.get('workspace_id') ?? workspaceId(projects[0] ?? 'default')
  const all = projects
    .filter((project) => workspaceId(project) === wanted)
    .flatMap((project): KeyFacts[] => [
      { name: `${project} key`, project, disabled: false, limit: 100 },
      { name: `${project} old key`, project, disabled: true, limit: 10 },
    ])
    .filter((key) => !key.disabled || query.get('include_disabled') === 'true')
  const offset = Number(query.get('offset') ?? 0)
  return Response.json({ data: all.slice(offset, offset + pageSize).map((key) => keyOf(request, key)) })
}

function workspaces(request: SandboxRequest): Response {
  const all = projectsOf(request).map((name) => ({ id: workspaceId(name), name, slug: slug(name) }))
  const offset = Number(request.query.get('offset') ?? 0)
  const size = Number(request.query.get('limit') ?? 50)
  return Response.json({ data: all.slice(offset, offset + size), total_count: all.length })
}

const budgets = (workspace: string) =>
  Response.json({ data: [{ id: `budget_${workspace}`, limit_usd: 500, reset_interval: 'monthly', workspace_id: workspace }] })

function ownKey(manages: boolean): Response {
  const data = {
    label: 'sk-or-v1-demo...890',
    limit: manages ? null : 20,
    limit_remaining: manages ? null : 12.5,
    limit_reset: manages ? null : 'weekly',
    usage: 7.5,
    usage_daily: 0.5,
    usage_weekly: 7.5,
    usage_monthly: 7.5,
    ...byok,
    include_byok_in_limit: false,
    is_free_tier: false,
    is_management_key: manages,
    creator_user_id: 'user_demo',
    organization_id: 'org_demo',
    expires_at: null,
    free_model_daily_requests: { limit: 1_000, remaining: 990, used: 10 },
  }
  return Response.json({ data })
}

function credits(request: SandboxRequest): Response {
  const today = utcDay(request.now)
  const used = sum(recentRows(request, addDays(today, -60), addDays(today, 1)), (row) => row.micros)
  const left = request.truth.balance?.(request.now) ?? 0
  return Response.json({ data: { total_credits: units(used + left), total_usage: units(used) } })
}

function answer(request: SandboxRequest, manages: boolean): Response {
  const path = request.path.replace(/^\/api\/v1\//, '')
  if (path === 'key') return ownKey(manages)
  if (!manages) return refuse(403, 'Only management keys can perform this operation')
  const workspace = /^workspaces\/([^/]+)\/budgets$/.exec(path)?.[1]
  if (workspace) return budgets(workspace)
  if (path === 'credits') return credits(request)
  if (path === 'activity') return activity(request)
  if (path === 'keys') return keys(request)
  if (path === 'workspaces') return workspaces(request)
  return refuse(404, 'Not Found')
}

export const openrouter: SandboxProvider = {
  id: 'openrouter',
  hosts: ['openrouter.ai'],
  demoCredentials: { managementKey: 'sk-or-v1-demo-0123456789abcdef' },
  seed: {
    delayHours: 1,
    topUpMicros: 250_000_000,
    lines: [
      { service: 'OpenAI', model: 'openai/gpt-5.2', project: 'Playground', micros: 6_400_000, unit: 'requests', unitMicros: 9_000 },
      {
        service: 'Anthropic',
        model: 'anthropic/claude-sonnet-5',
        project: 'Playground',
        micros: 5_100_000,
        unit: 'requests',
        unitMicros: 14_000,
      },
      { service: 'DeepSeek', model: 'deepseek/deepseek-v3.2', project: 'Batch jobs', micros: 1_900_000, unit: 'requests', unitMicros: 700 },
      { service: 'Google', model: 'google/gemini-3-flash', project: 'Batch jobs', micros: 800_000, unit: 'requests', unitMicros: 500 },
    ],
  },
  handle(request) {
    const key = /^Bearer (\S+)$/.exec(request.headers.get('authorization') ?? '')?.[1]
    if (!key) return refuse(401, 'Missing Authentication header')
    if (key.includes('rejected') || !key.startsWith('sk-or-')) return refuse(401, 'User not found.')
    return request.method === 'GET' ? answer(request, !key.includes('ordinary')) : refuse(405, 'Method Not Allowed')
  },
}
