import { type Workers, ask, latency, startWorkers } from './machine.ts'
import { type Measurement, measured, say, takeTurns } from './measurement.ts'
import { connectionsEach, seedWorkspaces, workspaceId } from './seed.ts'
import { createSessions } from './session.ts'

/** More people than one isolate keeps answers for: asked for in turn, every answer is computed afresh. */
const people = 340
const rounds = 9
const requests = 96

interface Place {
  base: URL
  path: string
}

/** The dashboard of a heavy workspace among twenty, against a plain Worker that verifies the same session and asks one trivial query. */
export async function measureDashboard(product: string, plain: string): Promise<Measurement[]> {
  const sessions = await createSessions(people)
  say('starting Workers and filling their databases …')
  const workers = await startWorkers(
    [
      { name: 'full', script: product, database: 'full' },
      { name: 'plain', script: plain, database: 'full' },
      { name: 'short', script: product, database: 'short' },
      { name: 'alone', script: product, database: 'alone' },
    ],
    sessions,
  )
  try {
    for (const [name, workspaces, days] of [
      ['full', 21, 400],
      ['short', 21, 90],
      ['alone', 1, 400],
    ] as const)
      await seed(workers, name, workspaces, days)
    return await compare(workers, sessions.cookies)
  } finally {
    await workers.dispose()
  }
}

async function seed(workers: Workers, name: string, workspaces: number, days: number): Promise<void> {
  say(`${name}: ${workspaces} workspaces of ${connectionsEach} connections and ${days} days`)
  await seedWorkspaces((await workers.getD1Database('DB', name)) as unknown as D1Database, { workspaces, days, people })
}

async function compare(workers: Workers, cookies: readonly string[]): Promise<Measurement[]> {
  const place = async (name: string, path: string): Promise<Place> => ({ base: await workers.unsafeGetDirectURL(name), path })
  const [plain, full, short, alone, year] = await Promise.all([
    place('plain', '/'),
    ...['full', 'short', 'alone'].map((name) => place(name, '/api/dashboard?range=30d')),
    place('full', '/api/dashboard?range=12m'),
  ])
  if (!plain || !full || !short || !alone || !year) throw new Error('a Worker is missing')
  const by = ({ base, path }: Place, person: number, more: Record<string, string> = {}) => ({
    url: new URL(path, base),
    headers: { cookie: cookies[person % cookies.length] ?? '', 'x-outlay-workspace': workspaceId(1), ...more },
    expected: more['if-none-match'] ? 304 : 200,
  })
  const turns = new Map<Place, number>()
  const next = (one: Place) => {
    const turn = (turns.get(one) ?? 0) + 1
    turns.set(one, turn)
    return turn
  }
  const afresh = (one: Place) => () => latency(() => by(one, next(one)), { requests })
  const same = (one: Place, more?: Record<string, string>) => () => latency(() => by(one, 0, more), { requests: requests * 3 })

  for (const one of [plain, full, short, alone, year]) await latency((number) => by(one, number), { requests: 200 })
  const { etag } = await ask(by(full, 0))
  say('asking in turns …')
  const p50 = await takeTurns(rounds, {
    ...{ plain: same(plain), kept: same(full), unchanged: same(full, { 'if-none-match': etag }) },
    ...{ full: afresh(full), year: afresh(year), short: afresh(short), alone: afresh(alone) },
  })
  say(JSON.stringify(p50))
  return [
    // Without the tables by service and by project, which are shown, it would be 4.
    measured('dashboard 30d computed afresh / plain Worker', p50.full / p50.plain, 'ratio', 8),
    measured('dashboard 12m computed afresh / plain Worker', p50.year / p50.plain, 'ratio', 12),
    measured('dashboard kept answer / plain Worker', p50.kept / p50.plain, 'ratio', 1.5),
    measured('dashboard ETag hit / plain Worker', p50.unchanged / p50.plain, 'ratio', 1.1),
    measured('dashboard 30d with 400 days of history / 90 days', p50.full / p50.short, 'ratio', 1.2),
    measured('dashboard 30d among 21 workspaces / alone', p50.full / p50.alone, 'ratio', 1.2),
  ]
}
