import { groupBy, sum, unitsText, utcDay } from '../shapes.ts'
import type { SandboxProvider, SandboxRequest, TruthRow } from '../world.ts'

const demo = {
  accessKeyId: 'AKIADEMOACCOUNT00001',
  secretAccessKey: 'demo/secret/access/key/of/forty/letters+',
  sessionToken: '',
}
const account = '123456789012'

const refuse = (type: string, message: string, status = 400) => Response.json({ __type: type, message }, { status })
const refuseSts = (Code: string, Message: string) =>
  Response.json({ Error: { Type: 'Sender', Code, Message }, RequestId: 'sandbox' }, { status: 403 })

const bytes = (text: string) => new TextEncoder().encode(text) as Uint8Array<ArrayBuffer>
const hex = (buffer: ArrayBuffer) => [...new Uint8Array(buffer)].map((byte) => byte.toString(16).padStart(2, '0')).join('')

async function hmac(key: ArrayBuffer | Uint8Array<ArrayBuffer>, text: string): Promise<ArrayBuffer> {
  const imported = await crypto.subtle.importKey('raw', key, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign'])
  return crypto.subtle.sign('HMAC', imported, bytes(text))
}

/** The signature that the documented recipe gives for the headers that were said to be signed. */
async function expectedSignature({ method, host, path, headers, body }: SandboxRequest, scope: string, signed: string): Promise<string> {
  const lines = signed
    .split(';')
    .map((name) => `${name}:${name === 'host' ? host : (headers.get(name) ?? '').trim().replaceAll(/\s+/g, ' ')}\n`)
  const bodyHash = hex(await crypto.subtle.digest('SHA-256', bytes(body)))
  const canonical = [method, path, '', lines.join(''), signed, bodyHash].join('\n')
  const hash = hex(await crypto.subtle.digest('SHA-256', bytes(canonical)))
  const toSign = ['AWS4-HMAC-SHA256', headers.get('x-amz-date'), scope, hash].join('\n')
  let key: ArrayBuffer | Uint8Array<ArrayBuffer> = bytes(`AWS4${demo.secretAccessKey}`)
  for (const part of scope.split('/')) key = await hmac(key, part)
  return hex(await hmac(key as ArrayBuffer, toSign))
}

/** What is wrong with how a request is signed, as the error's name; only the demo key's secret is known here. */
async function findSignatureProblem(request: SandboxRequest, service: string): Promise<string | undefined> {
  const { headers } = request
  const authorization = headers.get('authorization') ?? ''
  const match =
    /^AWS4-HMAC-SHA256 Credential=(\w+)\/((\d{8})\/us-east-1\/(\w+)\/aws4_request), SignedHeaders=([\w;-]+), Signature=([\da-f]{64})$/.exec(
      authorization,
    )
  if (!match) return 'MissingAuthenticationToken'
  const [, keyId = '', scope = '', date = '', signedService = '', signed = '', signature = ''] = match
  const mustSign = ['content-type', 'host', 'x-amz-date', ...['x-amz-security-token', 'x-amz-target'].filter((name) => headers.has(name))]
  if (keyId.toLowerCase().includes('rejected')) return 'UnrecognizedClientException'
  if (signedService !== service || !headers.get('x-amz-date')?.startsWith(date)) return 'InvalidSignatureException'
  if (mustSign.some((name) => !signed.split(';').includes(name))) return 'InvalidSignatureException'
  if (keyId.startsWith('ASIA') && !headers.has('x-amz-security-token')) return 'UnrecognizedClientException'
  if (keyId === demo.accessKeyId && signature !== (await expectedSignature(request, scope, signed))) return 'InvalidSignatureException'
  return undefined
}

const recordTypes = { Usage: 'Usage', Purchase: 'Recurring reservation fee', Tax: 'Tax', Credit: 'Credit', Adjustment: 'Refund' } as const
const recordTypeOf = (row: TruthRow) => (row.meter === 'upfront' ? 'Upfront reservation fee' : recordTypes[row.category ?? 'Usage'])

interface CostQuestion {
  TimePeriod: { Start: string; End: string }
  Granularity: string
  Metrics: string[]
  GroupBy?: { Type: string; Key: string }[]
  NextPageToken?: string
}

function costAndUsage({ body, truth, now, pageSize }: SandboxRequest): Response {
  const { TimePeriod, Granularity, Metrics, GroupBy = [], NextPageToken } = JSON.parse(body) as CostQuestion
  if (TimePeriod.Start > utcDay(now)) return refuse('ValidationException', 'Start date cannot be after today')
  if (Granularity !== 'DAILY') return refuse('ValidationException', 'The sandbox knows days only')
  const keysOf = (row: TruthRow) => GroupBy.map(({ Key }) => (Key === 'RECORD_TYPE' ? recordTypeOf(row) : row.service))
  const rows = truth.rows({ from: TimePeriod.Start, to: TimePeriod.End, at: now })
  const groups = groupBy(rows, (row) => JSON.stringify([row.day, ...keysOf(row)]))
  const at = Number(NextPageToken?.replace('page-', '') ?? 0)
  const page = groups.slice(at, at + pageSize)
  const more = at + pageSize < groups.length
  const costOf = (group: TruthRow[], metric: string) => {
    // An upfront fee is amortized over the days that follow; the fee itself then costs nothing.
    const counted = metric === 'AmortizedCost' ? group.filter((row) => row.meter !== 'upfront') : group
    return {
      Amount: unitsText(
        sum(counted, (row) => row.micros),
        10,
      ),
      Unit: group[0]?.currency ?? 'USD',
    }
  }
  const ResultsByTime = groupBy(page, (group) => group[0]?.day ?? '').map((day) => {
    const Start = day[0]?.[0]?.day ?? ''
    const Groups = day.map((group) => ({
      Keys: group[0] ? keysOf(group[0]) : [],
      Metrics: Object.fromEntries(Metrics.map((metric) => [metric, costOf(group, metric)])),
    }))
    const End = utcDay(Date.parse(Start) + 86_400_000)
    return { TimePeriod: { Start, End }, Total: {}, Groups, Estimated: Start.slice(0, 7) === utcDay(now).slice(0, 7) }
  })
  return Response.json({
    GroupDefinitions: GroupBy,
    ResultsByTime,
    DimensionValueAttributes: [],
    ...(more ? { NextPageToken: `page-${at + pageSize}` } : {}),
  })
}

const actual = (rows: TruthRow[]) => ({ ActualSpend: { Amount: unitsText(sum(rows, (row) => row.micros)), Unit: 'USD' } })

function budgets({ body, truth, now, pageSize }: SandboxRequest): Response {
  const { NextToken, AccountId } = JSON.parse(body) as { NextToken?: string; AccountId: string }
  if (AccountId !== account) return refuse('AccessDeniedException', `Account ${AccountId} is not yours.`)
  const spent = truth.rows({ from: `${utcDay(now).slice(0, 7)}-01`, to: utcDay(now + 86_400_000), at: now })
  const compute = spent.filter((row) => row.service.includes('Compute'))
  const TimePeriod = { Start: 1_735_689_600, End: 3_706_473_600 }
  const all = [
    {
      BudgetName: 'Everything',
      BudgetType: 'COST',
      TimeUnit: 'MONTHLY',
      BudgetLimit: { Amount: '3000.0', Unit: 'USD' },
      CalculatedSpend: actual(spent),
      TimePeriod,
    },
    {
      BudgetName: 'Compute',
      BudgetType: 'COST',
      TimeUnit: 'MONTHLY',
      PlannedBudgetLimits: { 1735689600: { Amount: '900.0', Unit: 'USD' }, 4102444800: { Amount: '1500.0', Unit: 'USD' } },
      CostFilters: { Service: ['Amazon Elastic Compute Cloud - Compute'] },
      CalculatedSpend: actual(compute),
      TimePeriod,
    },
    { BudgetName: 'Storage', BudgetType: 'USAGE', TimeUnit: 'MONTHLY', BudgetLimit: { Amount: '500.0', Unit: 'GB-Mo' }, TimePeriod },
  ]
  const at = Number(NextToken ?? 0)
  return Response.json({
    Budgets: all.slice(at, at + pageSize),
    ...(at + pageSize < all.length ? { NextToken: String(at + pageSize) } : {}),
  })
}

const creditAmount = (micros: number) => ({ currencyCode: 'USD', currencyAmount: unitsText(micros, 2) })

function credits({ truth, now }: SandboxRequest): Response {
  const left = truth.balance?.(now)
  const one = {
    accountId: account,
    creditType: 'Promotion',
    initialAmount: creditAmount(1_000_000_000),
    startDate: 1_767_225_600,
    creditStatus: 'ENABLED',
  }
  const list = [
    ...(left === undefined
      ? []
      : [
          {
            ...one,
            creditId: '1001',
            description: 'AWS Activate',
            remainingAmount: creditAmount(left),
            endDate: Math.floor(now / 1000) + 90 * 86_400,
          },
        ]),
    { ...one, creditId: '1002', description: 'Expired', remainingAmount: creditAmount(5_000_000), endDate: 1_767_312_000 },
  ]
  return Response.json({ credits: list })
}

const planState = () =>
  Response.json({
    accountId: account,
    accountPlanType: 'PAID',
    accountPlanStatus: 'ACTIVE',
    accountPlanRemainingCredits: { amount: 80.5, unit: 'USD' },
    accountPlanExpirationDate: '2027-01-31T00:00:00.000Z',
  })

const services: Record<string, { name: string; operations: Record<string, (request: SandboxRequest) => Response> }> = {
  'ce.us-east-1.amazonaws.com': { name: 'ce', operations: { 'AWSInsightsIndexService.GetCostAndUsage': costAndUsage } },
  'budgets.amazonaws.com': { name: 'budgets', operations: { 'AWSBudgetServiceGateway.DescribeBudgets': budgets } },
  'billing.us-east-1.api.aws': { name: 'billing', operations: { 'AWSBilling.GetCredits': credits } },
  'freetier.us-east-1.api.aws': { name: 'freetier', operations: { 'AWSFreeTierService.GetAccountPlanState': planState } },
}

const callerIdentity = () =>
  Response.json({
    GetCallerIdentityResponse: {
      GetCallerIdentityResult: { Account: account, Arn: `arn:aws:iam::${account}:user/spend`, UserId: 'AIDADEMO' },
      ResponseMetadata: { RequestId: 'sandbox' },
    },
  })

export const aws: SandboxProvider = {
  id: 'aws',
  hosts: [...Object.keys(services), 'sts.us-east-1.amazonaws.com'],
  demoCredentials: { accessKeyId: demo.accessKeyId, secretAccessKey: demo.secretAccessKey },
  seed: {
    delayHours: 20,
    creditService: 'AWS Activate',
    lines: [
      { service: 'Amazon Elastic Compute Cloud - Compute', micros: 31_000_000 },
      { service: 'Amazon Relational Database Service', micros: 18_400_000 },
      { service: 'Amazon Simple Storage Service', micros: 6_250_000 },
      { service: 'AWS Lambda', micros: 2_150_000 },
      { service: 'Amazon CloudFront', micros: 3_700_000 },
      { service: 'AWS Data Transfer', micros: 4_900_000 },
    ],
  },
  async handle(request) {
    const isSts = request.host.startsWith('sts.')
    const service = services[request.host]
    const problem = await findSignatureProblem(request, isSts ? 'sts' : (service?.name ?? ''))
    if (problem && isSts) return refuseSts('InvalidClientTokenId', 'The security token included in the request is invalid.')
    if (problem) return refuse(problem, 'The security token included in the request is invalid.')
    if (request.method !== 'POST' || request.path !== '/') return refuse('UnknownOperationException', '')
    if (isSts)
      return request.body.includes('Action=GetCallerIdentity') ? callerIdentity() : refuseSts('InvalidAction', 'Could not find operation')
    const operation = service?.operations[request.headers.get('x-amz-target') ?? '']
    return operation ? operation(request) : refuse('UnknownOperationException', '')
  },
}
