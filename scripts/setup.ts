import { randomBytes } from 'node:crypto'
import { type Asker, askOnTerminal } from './ask.ts'
import { type Run, isMain, mustRun, orExplain, run } from './run.ts'

/** A value that only the operator knows, and where to find it. Optional ones may stay empty. */
const questions: { name: string; hint: string; shape?: RegExp }[] = [
  { name: 'APP_ORIGIN', hint: 'The address people will open, such as https://outlay.example.com', shape: /^https:\/\/[^/]+$/ },
  { name: 'SUPABASE_URL', hint: 'Supabase → Project Settings → Data API: https://<ref>.supabase.co', shape: /^https?:\/\/[^/]+$/ },
  { name: 'SUPABASE_PUBLISHABLE_KEY', hint: 'Supabase → Project Settings → API Keys: sb_publishable_… (or the legacy anon key)' },
  { name: 'RESEND_API_KEY', hint: 'Resend → API Keys, for the mails Outlay itself sends: re_…', shape: /^re_\S+$/ },
  { name: 'MAIL_FROM', hint: 'The sender of those mails: Outlay <outlay@example.com>', shape: /@/ },
]

const randomKey = () => randomBytes(32).toString('base64url')

/** Made here, known to nobody else. */
const generated: Record<string, () => string> = { CRON_SECRET: randomKey, CREDENTIAL_KEYS: () => `v1:${randomKey()}` }

export interface SetupResult {
  written: string[]
  kept: string[]
  skipped: string[]
}

/** Writes the secrets that are missing. One that exists is never replaced: a new key ring would make every credential unreadable. */
export async function setup(runner: Run, ask: Asker): Promise<SetupResult> {
  const existing = await listSecrets(runner)
  const isNew = (name: string) => !existing.includes(name)
  const values: Record<string, string> = {}
  const skipped: string[] = []
  for (const [name, make] of Object.entries(generated)) if (isNew(name)) values[name] = process.env[name] || make()
  for (const { name, hint, shape } of questions.filter((question) => isNew(question.name))) {
    const answer = await ask.value(name, hint, (text) => text === '' || !shape || shape.test(text))
    if (answer) values[name] = answer
    else skipped.push(name)
  }
  const written = Object.keys(values)
  if (written.length > 0) await mustRun(runner, 'wrangler', ['secret', 'bulk'], { input: JSON.stringify(values), quiet: true })
  if (values.CREDENTIAL_KEYS) ask.showOnce('CREDENTIAL_KEYS', values.CREDENTIAL_KEYS)
  return { written, kept: existing, skipped }
}

/** The names of the secrets that are set. Fails unless Cloudflare answered, since an unknown secret must not be replaced. */
export async function listSecrets(runner: Run): Promise<string[]> {
  const { code, stdout, stderr } = await runner('wrangler', ['secret', 'list', '--format', 'json'], { quiet: true })
  if (code !== 0) {
    if (/Worker "[^"]+".* not found/.test(stderr + stdout)) return []
    throw new Error(`The secrets that exist could not be listed, so none was written.\n${stderr || stdout}`.trim())
  }
  return (JSON.parse(stdout) as { name: string }[]).map(({ name }) => name)
}

async function main(): Promise<void> {
  const { written, kept, skipped } = await setup(run, askOnTerminal())
  console.log(`Written: ${written.join(', ') || 'nothing'}`)
  console.log(`Kept as they were: ${kept.join(', ') || 'none'}`)
  if (skipped.length > 0) console.log(`Left empty: ${skipped.join(', ')}. Run npm run setup again to set them.`)
}

if (isMain(import.meta.url)) await orExplain(main)
