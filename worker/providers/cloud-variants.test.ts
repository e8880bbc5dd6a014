import { describe, expect, test } from 'vitest'
import { aws } from './catalog/aws.ts'
import { digitalocean } from './catalog/digitalocean.ts'
import { gcp } from './catalog/gcp.ts'
import { github } from './catalog/github.ts'
import { vercel } from './catalog/vercel.ts'
import { linesOf } from './conformance/compare.ts'
import { createHarness } from './conformance/harness.ts'
import { fixture as awsFixture } from './fixtures/aws.ts'
import { fixture as digitaloceanFixture } from './fixtures/digitalocean.ts'
import { fixture as gcpFixture } from './fixtures/gcp.ts'
import { fixture as githubFixture } from './fixtures/github.ts'
import { simplify } from './fixtures/simplify.ts'
import { fixture as vercelFixture } from './fixtures/vercel.ts'

const pathsOf = (sent: readonly { request: Request }[]) => sent.map(({ request }) => new URL(request.url).pathname)

/** Answers some requests, and lets the sandbox answer the others. */
const instead = (matches: (request: Request) => boolean, answer: () => Response) => (request: Request, pass: () => Promise<Response>) =>
  matches(request) ? answer() : pass()

const isPath = (ending: string) => (request: Request) => new URL(request.url).pathname.endsWith(ending)
const isCredits = (request: Request) => request.headers.get('x-amz-target') === 'AWSBilling.GetCredits'

describe('an AWS account', () => {
  const harness = createHarness(aws, awsFixture)
  const freePlan = { id: 'free-plan', name: 'Free plan credits', amount: '80.500000 USD', expiresAt: Date.parse('2027-01-31T00:00:00Z') }

  test('asks for a month of costs with one request, since each is charged', async () => {
    const { sent } = await harness.run('cost', { window: { from: '2026-10-01', to: '2026-11-01' }, pageSize: 1_000 })
    expect(sent.map(({ body }) => JSON.parse(body) as unknown)).toEqual([
      {
        TimePeriod: { Start: '2026-10-01', End: '2026-11-01' },
        Granularity: 'DAILY',
        Metrics: ['UnblendedCost', 'AmortizedCost'],
        GroupBy: [
          { Type: 'DIMENSION', Key: 'SERVICE' },
          { Type: 'DIMENSION', Key: 'RECORD_TYPE' },
        ],
      },
    ])
  })

  test('whose credits are refused shows what is left of its free plan', async () => {
    const refused = () => Response.json({ __type: 'AccessDeniedException', message: 'denied' }, { status: 400 })
    const { items } = await harness.run('credits', { answer: instead(isCredits, refused) })
    expect(items.map(simplify)).toEqual([freePlan])
  })

  test('without live credits shows what is left of its free plan', async () => {
    const { items } = await harness.run('credits', { answer: instead(isCredits, () => Response.json({ credits: [] })) })
    expect(items.map(simplify)).toEqual([freePlan])
  })

  test('sends and signs the session token of a temporary key', async () => {
    const credentials = { ...awsFixture.credentials, accessKeyId: 'ASIADEMOACCOUNT00001', sessionToken: 'session-token-0123456789' }
    const { failure, sent } = await harness.run('identify', { credentials })
    expect(failure).toBeUndefined()
    expect(sent[0]?.request.headers.get('authorization')).toContain('SignedHeaders=content-type;host;x-amz-date;x-amz-security-token, ')
  })
})

describe('a DigitalOcean account', () => {
  const harness = createHarness(digitalocean, digitaloceanFixture)
  const running = {
    type: 'reading',
    meter: 'month to date',
    at: Date.parse('2026-11-20T12:00:00Z'),
    total: '0.020000 USD',
    resets: 'month',
  }

  test('without insights is read by the month so far, and keeps tax and credits', async () => {
    const answer = instead(
      (request) => request.url.includes('/insights/'),
      () => Response.json({ id: 'not_found' }, { status: 404 }),
    )
    const { items } = await harness.run('cost', { window: { from: '2026-10-22', to: '2026-11-21' }, answer })
    expect(items.map(simplify).map(({ type, category, total }) => [type, category ?? total])).toEqual([
      ['charge', 'Tax'],
      ['charge', 'Credit'],
      ['reading', '0.020000 USD'],
    ])
    expect(items.map(simplify).at(-1)).toEqual(running)
  })

  test('without insights has nothing to read of days gone by', async () => {
    const answer = instead(
      (request) => request.url.includes('/insights/'),
      () => Response.json({ id: 'forbidden' }, { status: 403 }),
    )
    const { items } = await harness.run('cost', { window: { from: '2026-11-01', to: '2026-11-04' }, answer })
    expect(items).toEqual([])
  })

  test('without any invoice yet is read by its insights alone', async () => {
    const answer = instead(isPath('/invoices'), () => Response.json({ id: 'not_found' }, { status: 404 }))
    const { items } = await harness.run('cost', { answer })
    expect(new Set(items.map(simplify).map(({ category }) => category))).toEqual(new Set([undefined]))
    expect(items).toHaveLength(4)
  })

  test('that the token may not name is known by its key', async () => {
    const { items } = await harness.run('identify', {
      answer: instead(isPath('/account'), () => Response.json({ id: 'forbidden' }, { status: 403 })),
    })
    expect(items).toEqual([{}])
  })

  test('that owes something has nothing in hand, and its newest invoice is open', async () => {
    const owing = { account_balance: '12.23', month_to_date_usage: '1.00', generated_at: '2026-11-20T12:00:00Z' }
    const answer = instead(isPath('/balance'), () => Response.json(owing))
    const credits = await harness.run('credits', { answer, window: { from: '2026-09-01', to: '2026-09-02' } })
    expect(credits.items).toEqual([])
    const invoices = await harness.run('invoices', { answer })
    expect(invoices.items.map(simplify).map(({ status }) => status)).toEqual(['open'])
  })
})

describe('a Google Cloud billing export', () => {
  const harness = createHarness(gcp, gcpFixture)

  test('is queried in its dataset’s place, by the standard table, under a limit of bytes', async () => {
    const { sent } = await harness.run('cost')
    const [query] = sent.filter(({ request }) => isPath('/queries')(request)).map(({ body }) => JSON.parse(body) as Record<string, unknown>)
    expect(query).toMatchObject({ useLegacySql: false, location: 'EU', maximumBytesBilled: '10000000000' })
    expect(query?.['query']).toContain('FROM `demo-project.billing.gcp_billing_export_v1_0123AB_4567CD_89EF01` WHERE _PARTITIONTIME >= ')
    expect(query?.['queryParameters']).toMatchObject([
      { name: 'start', parameterValue: { value: '2026-10-30 07:00:00+00:00' } },
      { name: 'end', parameterValue: { value: '2026-11-04 08:00:00+00:00' } },
    ])
  })

  test('behind a view is queried without partitions, which views do not have', async () => {
    const credentials = { ...gcpFixture.credentials, dataset: 'finance.billing', table: 'billing_view' }
    const view = createHarness(gcp, { ...gcpFixture, credentials })
    const { items } = await view.run('identify')
    expect(items).toMatchObject([{ id: 'finance.billing.billing_view', name: 'billing_view', facts: { isView: 'true' } }])
    const cost = await view.run('cost')
    expect(linesOf(cost.items)).toEqual(linesOf((await harness.run('cost')).items))
    const queries = cost.sent.filter(({ request }) => isPath('/projects/demo-project/queries')(request))
    expect(queries.map(({ body }) => body.includes('`finance.billing.billing_view` WHERE usage_start_time'))).toEqual([true])
    const limits = await view.run('limits')
    expect(limits.failure?.kind).toBe('not_offered')
  })

  test('keeps its costs when the scope for budgets is refused', async () => {
    const isBudgetToken = async (request: Request) => (await request.clone().text()).includes('grant_type')
    const answer = async (request: Request, pass: () => Promise<Response>) =>
      (await isBudgetToken(request)) ? Response.json({ error: 'invalid_scope' }, { status: 400 }) : pass()
    const { failure } = await harness.run('limits', { answer })
    expect(failure?.kind).toBe('permission_missing')
  })
})

describe('a GitHub account', () => {
  const harness = createHarness(github, githubFixture)
  const as = (scope: string, login: string) => ({ credentials: { ...githubFixture.credentials, scope, login } })

  test('that is a person’s has a path and an id of its own, and no budgets', async () => {
    const { items, sent } = await harness.run('identify', as('user', 'mona'))
    expect(items).toEqual([{ id: '583231', name: 'mona' }])
    expect(pathsOf(sent)).toEqual(['/users/mona/settings/billing/usage/summary', '/user'])
    const limits = await harness.run('limits', as('user', 'mona'))
    expect(limits.failure?.kind).toBe('not_offered')
  })

  test('that is an enterprise is known by its slug, and split by organization where no repository is named', async () => {
    const { items } = await harness.run('identify', as('enterprise', 'Octo-Corp'))
    expect(items).toEqual([{ id: 'enterprise-octo-corp', name: 'Octo-Corp' }])
    const cost = await harness.run('cost', as('enterprise', 'octo'))
    expect(cost.items.map(simplify).map(({ subAccount }) => subAccount)).toContainEqual({ id: 'octo' })
  })

  test('says from when to ask again once its hour is spent', async () => {
    const headers = { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '1795182000' }
    const { failure } = await harness.run('cost', {
      answer: () => Response.json({ message: 'API rate limit exceeded' }, { status: 403, headers }),
    })
    expect([failure?.kind, failure?.retryAt]).toEqual(['rate_limited', 1_795_182_000_000])
  })
})

describe('a Vercel token', () => {
  const harness = createHarness(vercel, vercelFixture)
  const { teamId: _, ...withoutTeam } = vercelFixture.credentials
  const oneTeam = { teams: [{ id: 'team_only', slug: 'only', name: 'Only' }], pagination: { count: 1, next: null, prev: null } }

  test('of one team is read as that team, though it may not read its user', async () => {
    const answer = (request: Request, pass: () => Promise<Response>) => {
      if (isPath('/v2/user')(request)) return Response.json({ error: { code: 'forbidden', message: 'Not authorized' } }, { status: 403 })
      return isPath('/v2/teams')(request) ? Response.json(oneTeam) : pass()
    }
    const { items } = await harness.run('identify', { answer, credentials: withoutTeam })
    expect(items).toEqual([{ id: 'team_only', name: 'Only', facts: { teamId: 'team_only' } }])
  })

  test('that may read neither user nor teams is proved by the charges', async () => {
    const answer = instead(
      (request) => request.url.includes('/v2/'),
      () => Response.json({ error: { code: 'not_found' } }, { status: 404 }),
    )
    const good = await harness.run('identify', { answer })
    expect(good.items).toEqual([{ id: 'demo-team', name: 'demo-team' }])
    const bad = await harness.run('identify', { answer, credentials: { token: 'vcp_rejected0123456789', teamId: 'demo-team' } })
    expect(bad.failure?.kind).toBe('credentials_rejected')
  })

  test('of several teams is read as its default team', async () => {
    const { items } = await harness.run('identify', { credentials: withoutTeam })
    expect(items).toMatchObject([{ id: 'team_demo0123456789abcdef0123' }])
  })

  test('that does not see the team is told so', async () => {
    const { failure } = await harness.run('identify', { credentials: { ...vercelFixture.credentials, teamId: 'nobody' } })
    expect([failure?.kind, failure?.detail]).toEqual(['credentials_rejected', 'The token sees no team of this ID or slug.'])
  })

  test('without billing data has no rows, and no zeros', async () => {
    const answer = instead(isPath('/charges'), () => Response.json({ error: { code: 'not_found' } }, { status: 404 }))
    const { items, failure } = await harness.run('cost', { answer })
    expect([items, failure]).toEqual([[], undefined])
  })

  test('alone does not offer AI Gateway credits', async () => {
    const { aiGatewayKey: _key, ...credentials } = vercelFixture.credentials
    const { failure } = await harness.run('credits', { credentials })
    expect(failure?.kind).toBe('not_offered')
  })
})
