import type { AccountAnswer } from '../../../worker/providers/schemas.ts'
import { addDays } from '../../src/lib/format-dates.ts'
import { account, before, cost, mockToday } from '../mock-accounts.ts'
import { type MockLedger, type MockWorld, dailyFigures, endingOn, ledger } from './ledger.ts'

/** One connection, since nine days. */
export const oneConnection = (): MockWorld => ({
  workspace: { name: 'Solo', currency: 'USD' },
  ledgers: [
    ledger(account('con_only', 'anthropic', 'Anthropic', 'Anthropic', { payment: 'unknown', createdAt: before(60 * 24 * 9) }), {
      used: dailyFigures({ seed: 11, daily: 3.4, completeThrough: '2026-11-21', days: 9 }),
      services: ['Claude Sonnet', 'Claude Haiku'],
    }),
  ],
  ...{ credits: [], beside: [] },
})

/** Providers as a large workspace has them; the first twenty are connected twice. */
export const manyProviders = `aws AWS,anthropic Anthropic,openai OpenAI,vercel Vercel,openrouter OpenRouter,github GitHub,gcp Google Cloud,
digitalocean DigitalOcean,azure Azure,cloudflare Cloudflare,fastly Fastly,heroku Heroku,neon Neon,supabase Supabase,planetscale PlanetScale,
mongodb_atlas MongoDB Atlas,snowflake Snowflake,databricks Databricks,clickhouse_cloud ClickHouse Cloud,datadog Datadog,sentry Sentry,
elevenlabs ElevenLabs,replicate Replicate,runpod RunPod,together Together AI,mistral Mistral,groq Groq,cohere Cohere,deepgram Deepgram,
twilio Twilio,sendgrid SendGrid,mailgun Mailgun,mux Mux,scaleway Scaleway,hetzner Hetzner,linear Linear,slack Slack,figma Figma,
fly_io Fly.io,render Render`
  .split(/,\s*/)
  .map((entry) => ({ id: entry.slice(0, entry.indexOf(' ')), name: entry.slice(entry.indexOf(' ') + 1) }))

const connected = 60
const teams = ['production', 'staging', 'research', 'data', 'growth']

/** Sixty connections over forty providers and four hundred days, a few of them in trouble. */
export const manyConnections = (): MockWorld => {
  const ledgers = Array.from({ length: connected }, (_, index) => ledgerOf(index))
  return {
    workspace: { name: 'Conglomerate', currency: 'USD' },
    ledgers,
    credits: ledgers
      .filter(({ account: { payment } }) => payment === 'prepaid')
      .map(({ account }, index) => balanceOf(account, (index + 1) * 137.5)),
    beside: [],
  }
}

const perDay = 21.4

function balanceOf({ id, providerId, label }: AccountAnswer, amount: number): MockWorld['credits'][number] {
  const runwayDays = amount / perDay
  return {
    ...{ connectionId: id, providerId, label, name: 'Balance', quantity: null, unit: null },
    ...{ amount: { amount: amount.toFixed(6), currency: 'USD' }, perDay: { amount: perDay.toFixed(6), currency: 'USD' } },
    ...{ runwayDays, runsOutOn: addDays(mockToday, Math.floor(runwayDays)) },
    ...{ at: before(12), expiresAt: null, resetsAt: null },
  }
}

function ledgerOf(index: number): MockLedger {
  const { id, name } = manyProviders[index % manyProviders.length] ?? { id: 'aws', name: 'AWS' }
  const again = index >= manyProviders.length
  const label = again ? `${name}, ${teams[index % teams.length]}` : name
  const trouble = troubleOf(index)
  const made = account(`con_many_${index}`, id, name, label, {
    payment: index % 7 === 3 ? 'prepaid' : index % 5 === 0 ? 'unknown' : 'invoiced',
    brake: (['unknown', 'alert_only', 'hard_cap', 'none'] as const)[index % 4] ?? 'unknown',
    accountName: again ? `${teams[index % teams.length]}-${1000 + index * 37}` : null,
    signals: [cost(trouble.completeThrough ?? '2026-11-21')],
    ...trouble,
  })
  const figures = dailyFigures({
    seed: 101 + index * 977,
    daily: 240 / (1 + index * 0.6),
    completeThrough: made.completeThrough ?? '2026-11-21',
  })
  return ledger(made, {
    used: made.late ? endingOn(figures, made.completeThrough ?? '') : figures,
    services: [`${name} compute`, `${name} storage`, `${name} network`, 'Support'],
    calculated: index % 9 === 4,
  })
}

function troubleOf(index: number): Partial<AccountAnswer> {
  if (index === 8) return { late: true, completeThrough: '2026-11-17', status: 'degraded', statusReason: 'Azure answered 500 for 3 hours.' }
  if (index === 19)
    return {
      ...{ late: true, completeThrough: '2026-11-14', status: 'credentials_rejected', nextSyncAt: null },
      statusReason: 'Datadog answered 403: the application key was revoked.',
    }
  if (index === 33) return { status: 'waiting', statusReason: 'Scaleway asked to slow down; reading goes on at 09:30.' }
  if (index === 41) return { status: 'paused', statusReason: 'Paused by you on 18 Nov.', completeThrough: '2026-11-18', nextSyncAt: null }
  return {}
}
