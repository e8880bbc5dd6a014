import type { ProviderAnswer } from '../../worker/providers/schemas.ts'

type Field = ProviderAnswer['credentials'][number]
type Exposed = ProviderAnswer['exposed'][number]

const field = (name: string, kind: Field['kind'], label: string, help: string, extra: Partial<Field> = {}): Field => ({
  name,
  kind,
  label,
  help,
  secret: kind === 'secret' || kind === 'file',
  optional: false,
  usually: null,
  placeholder: null,
  options: [],
  snippet: null,
  ...extra,
})

const signal = (name: Exposed['signal'], about: string, extra: Partial<Exposed> = {}): Exposed => ({
  signal: name,
  about,
  usualDelayHours: 3,
  syncEveryHours: 1,
  historyDays: name === 'credits' || name === 'limits' ? null : 365,
  costPerSync: null,
  dimensions: name === 'cost' ? ['service', 'subAccount'] : [],
  ...extra,
})

export const provider = (
  id: string,
  name: string,
  category: ProviderAnswer['category'],
  extra: Partial<ProviderAnswer>,
): ProviderAnswer => ({
  id,
  name,
  category,
  role: 'biller',
  confidence: 'high',
  docs: `https://docs.example.com/${id}`,
  timeZone: 'UTC',
  keyCanAlso: null,
  prerequisites: [],
  differences: [],
  exposed: [signal('cost', 'US dollars per day, by project and line item.')],
  notExposed: [],
  noticedAfterHours: { provider: 3, sync: 1, total: 4 },
  credentials: [field('apiKey', 'secret', 'API key', 'Create it in the console under API keys, with read access.')],
  connections: 0,
  pausedReason: null,
  ...extra,
})

const awsPolicy = JSON.stringify(
  { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: ['ce:GetCostAndUsage', 'budgets:ViewBudget'], Resource: '*' }] },
  null,
  2,
)

/** A catalog with every kind of credential field. */
export const mockCatalog: ProviderAnswer[] = [
  provider('openai', 'OpenAI', 'ai', {
    prerequisites: ['Only an organization owner can create this key.'],
    differences: ['The console shows your own time zone; the API counts days in UTC.'],
    credentials: [
      field(
        'adminKey',
        'secret',
        'Admin key',
        'Settings → Organization → Admin keys, permission Restricted → Usage: read. Project keys (sk-proj-) cannot read costs.',
        {
          usually: '^sk-admin-',
          placeholder: 'sk-admin-…',
        },
      ),
    ],
    exposed: [
      signal('cost', 'US dollars per day, by project and line item. Grows for some days; the last 7 are read again each day.'),
      signal('usage', 'Tokens, requests, images and seconds, by model and project.'),
      signal('limits', 'Organization and project spend limits, and whether they are enforced.'),
    ],
    notExposed: [
      { signal: 'credits', reason: 'OpenAI has no official endpoint for the prepaid balance.' },
      { signal: 'invoices', reason: 'Invoices are in the console only.' },
    ],
    connections: 1,
  }),
  provider('anthropic', 'Anthropic', 'ai', {
    prerequisites: ['Only an organization admin can create an Admin API key.'],
    keyCanAlso: 'An admin key has no scopes: it can also manage members, workspaces and API keys.',
    credentials: [
      field('adminKey', 'secret', 'Admin API key', 'Console → Settings → Admin keys.', {
        usually: '^sk-ant-admin',
        placeholder: 'sk-ant-admin…',
      }),
    ],
    notExposed: [{ signal: 'credits', reason: 'Anthropic has no official endpoint for the prepaid balance.' }],
    connections: 1,
  }),
  provider('aws', 'AWS', 'cloud', {
    prerequisites: [
      'Cost Explorer must be switched on, which takes a day the first time.',
      'An IAM user of the management account, with this policy.',
    ],
    exposed: [
      signal('cost', 'Unblended and amortized cost per day, by service and linked account.', {
        costPerSync: '$0.01 a request',
        usualDelayHours: 24,
        syncEveryHours: 24,
      }),
    ],
    notExposed: [{ signal: 'credits', reason: 'Remaining credits are in the console only.' }],
    noticedAfterHours: { provider: 24, sync: 24, total: 48 },
    credentials: [
      field('accessKeyId', 'text', 'Access key id', 'IAM → Users → Security credentials.', { usually: '^AKIA', placeholder: 'AKIA…' }),
      field('secretAccessKey', 'secret', 'Secret access key', 'Shown once, when the access key is created.'),
      field('partition', 'choice', 'Partition', 'Where the account lives.', {
        options: [
          { value: 'aws', label: 'Commercial' },
          { value: 'aws-us-gov', label: 'GovCloud (US)' },
        ],
        snippet: { label: 'Policy for this user', text: awsPolicy },
      }),
    ],
    connections: 1,
  }),
  provider('gcp', 'Google Cloud', 'cloud', {
    prerequisites: ['Billing export to BigQuery must be on.'],
    credentials: [
      field('keyFile', 'file', 'Service account key', 'A JSON key of a service account with BigQuery Data Viewer and Job User.'),
      field('table', 'text', 'Billing export table', 'As project.dataset.table.', {
        placeholder: 'billing-prj.export.gcp_billing_export_v1_0123',
      }),
    ],
    noticedAfterHours: { provider: 24, sync: 6, total: 30 },
  }),
  provider('vercel', 'Vercel', 'cloud', { timeZone: 'America/Los_Angeles', connections: 1 }),
  provider('openrouter', 'OpenRouter', 'ai', {
    keyCanAlso: 'A management key can also create, change and delete API keys. It cannot run models.',
    connections: 1,
  }),
  provider('github', 'GitHub', 'saas', { connections: 1 }),
  provider('digitalocean', 'DigitalOcean', 'cloud', { pausedReason: 'Its billing API answers wrongly since this morning.' }),
  provider('litellm', 'LiteLLM', 'ai', {
    role: 'observer',
    confidence: 'medium',
    credentials: [
      field('baseUrl', 'url', 'Base URL', 'The address of your proxy.', { placeholder: 'https://llm.example.com' }),
      field('masterKey', 'secret', 'Key', 'A virtual key of a proxy admin viewer.'),
      field('team', 'text', 'Team id', 'To see one team only.', { optional: true }),
    ],
  }),
]
