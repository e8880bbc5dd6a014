/** One file at the path it is about, the house rules it breaks, and the ones it must not be blamed for. */
export interface Sample {
  path: string
  code: string
  breaks?: string[]
  keeps?: string[]
}

const longFile = (lines: number) => Array.from({ length: lines }, (_, index) => `export const line${index} = ${index}`).join('\n')

export const samples: Sample[] = [
  {
    path: 'worker/usage/close.ts',
    code: 'export const close = (db: Db) => db.transaction(async () => 1)',
    breaks: ['outlay/no-transaction'],
  },
  { path: 'worker/usage/batch.ts', code: 'export const close = (db: Db) => db.batch([])', keeps: ['outlay/no-transaction'] },
  { path: 'worker/usage/round.ts', code: 'export const round = (total: number) => total.toFixed(2)', breaks: ['outlay/exact-money'] },
  { path: 'worker/usage/read.ts', code: 'export const read = (text: string) => Number.parseFloat(text)', breaks: ['outlay/exact-money'] },
  { path: 'worker/usage/sum.ts', code: 'export const sum = (text: string) => parseDecimal(text)', keeps: ['outlay/exact-money'] },
  { path: 'web/src/lib/percent.ts', code: 'export const percent = (share: number) => share.toFixed(1)', keeps: ['outlay/exact-money'] },
  { path: 'worker/jobs/due.ts', code: 'export const due = () => Date.now()', breaks: ['outlay/injected-effects'] },
  { path: 'worker/jobs/today.ts', code: 'export const today = () => new Date()', breaks: ['outlay/injected-effects'] },
  { path: 'worker/jobs/jitter.ts', code: 'export const jitter = () => Math.random()', breaks: ['outlay/injected-effects'] },
  {
    path: 'worker/jobs/iso.ts',
    code: 'export const iso = (ctx: Ctx) => new Date(ctx.now()).toISOString()',
    keeps: ['outlay/injected-effects'],
  },
  { path: 'worker/jobs/key.ts', code: 'export const key = (env: Env) => env.CRON_SECRET', breaks: ['outlay/env-in-deps-only'] },
  { path: 'worker/jobs/bound.ts', code: 'export const bound = (c: C) => c.env', breaks: ['outlay/env-in-deps-only'] },
  {
    path: 'worker/jobs/taken.ts',
    code: "import { env } from 'cloudflare:workers'\nexport const taken = [env]",
    breaks: ['outlay/env-in-deps-only'],
  },
  {
    path: 'worker/index.ts',
    code: 'export default { fetch: (r: Request, env: Env) => createApp(createCtx(env)) }',
    keeps: ['outlay/env-in-deps-only', 'import/no-default-export'],
  },
  {
    path: 'worker/deps.ts',
    code: 'export const deps = (env: Env) => [env.DB, Date.now(), (r: Request) => fetch(r)]',
    keeps: ['outlay/env-in-deps-only', 'outlay/injected-effects', 'no-restricted-globals'],
  },
  { path: 'worker/auth/sign.ts', code: "export const sign = () => fetch('https://example.com')", breaks: ['no-restricted-globals'] },
  {
    path: 'worker/auth/send.ts',
    code: 'export const send = (ctx: Ctx, request: Request) => ctx.outbound.send(request)',
    keeps: ['no-restricted-globals'],
  },
  { path: 'worker/platform/out.ts', code: 'export const out = (request: Request) => fetch(request)', keeps: ['no-restricted-globals'] },
  { path: 'worker/usage/query.ts', code: "import { eq } from 'drizzle-orm'\nexport const query = [eq]", breaks: ['no-restricted-imports'] },
  {
    path: 'worker/usage/table.ts',
    code: "import { text } from 'drizzle-orm/sqlite-core'\nexport const table = [text]",
    breaks: ['no-restricted-imports'],
  },
  {
    path: 'worker/usage/schema.ts',
    code: "import { text } from 'drizzle-orm/sqlite-core'\nexport const table = [text]",
    keeps: ['no-restricted-imports'],
  },
  { path: 'worker/usage/store.ts', code: "import { eq } from 'drizzle-orm'\nexport const query = [eq]", keeps: ['no-restricted-imports'] },
  { path: 'worker/team/rename.ts', code: 'export default function rename() {}', breaks: ['import/no-default-export'] },
  { path: 'worker/team/invite.ts', code: 'export function invite() {}', keeps: ['import/no-default-export'] },
  { path: 'worker/team/long.ts', code: longFile(301), breaks: ['max-lines'] },
  { path: 'worker/team/full.ts', code: longFile(300), keeps: ['max-lines'] },
  {
    path: 'web/src/routes/wrong.tsx',
    code: 'export const Wrong = () => <b class="text-[#ff0011]">x</b>',
    breaks: ['outlay/colours-from-tokens'],
  },
  {
    path: 'web/src/charts/wrong.ts',
    code: 'export const fill = (a: number) => `rgb(20 30 40 / ${a})`',
    breaks: ['outlay/colours-from-tokens'],
  },
  {
    path: 'web/src/routes/right.tsx',
    code: 'export const Right = () => <a class="text-accent" href="#charges">x</a>',
    keeps: ['outlay/colours-from-tokens'],
  },
  { path: 'worker/usage/short.test.ts', code: "it('works', () => {})", breaks: ['outlay/sentence-titles'] },
  { path: 'worker/usage/each.test.ts', code: "it.each([1])('sums %s', () => {})", breaks: ['outlay/sentence-titles'] },
  {
    path: 'worker/usage/good.test.ts',
    code: "describe('charges', () => {\n  it('a day fetched twice is counted once', () => new Date())\n})",
    keeps: ['outlay/sentence-titles', 'outlay/injected-effects'],
  },
  {
    path: 'worker/usage/grouped.test.ts',
    code: "describe('the page after sign-in', () => {\n  it.each(['/'])('may be %s', () => {})\n  it.each(rules)('$name', () => {})\n})",
    keeps: ['outlay/sentence-titles'],
  },
]
