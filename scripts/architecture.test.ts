import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { rooms } from '../.dependency-cruiser.ts'

/** What each file imports, and the rule that refuses it; `undefined` where the import is fine. */
const samples: { path: string; code: string; refusedBy?: string }[] = [
  { path: 'worker/usage/up.ts', code: "import { a } from '../jobs/a.ts'\nexport const up = a", refusedBy: 'usage-reaches-up' },
  { path: 'worker/platform/up.ts', code: "import type { A } from '../jobs/a.ts'\nexport type Up = A", refusedBy: 'platform-reaches-up' },
  { path: 'worker/usage/up.test.ts', code: "import { a } from '../jobs/a.ts'\nexport const up = a" },
  { path: 'worker/jobs/down.ts', code: "import { b } from '../usage/b.ts'\nexport const down = b" },
  {
    path: 'worker/usage/house.ts',
    code: "import type { D } from '../deps.ts'\nexport type E = D",
    refusedBy: 'rooms-do-not-know-the-house',
  },
  { path: 'worker/usage/cellar.ts', code: "import { c } from '../cellar/c.ts'\nexport const d = c", refusedBy: 'every-room-is-listed' },
  { path: 'worker/team/one.ts', code: "import { two } from './two.ts'\nexport const one = () => two", refusedBy: 'no-cycles' },
  { path: 'worker/team/two.ts', code: "import { one } from './one.ts'\nexport const two = () => one" },
  { path: 'worker/team/left.ts', code: "import type { Right } from './right.ts'\nexport type Left = Right[]" },
  { path: 'worker/team/right.ts', code: "import type { Left } from './left.ts'\nexport type Right = { left: Left }" },
  {
    path: 'web/src/wrong.tsx',
    code: "import { a } from '../../worker/jobs/a.ts'\nexport const W = () => <b>{a}</b>",
    refusedBy: 'web-takes-contracts-only',
  },
  {
    path: 'web/src/right.tsx',
    code: "import type { A } from '../../worker/jobs/a.ts'\nexport const R = (props: { a: A }) => <b>{props.a}</b>",
  },
  { path: 'web/src/schema.ts', code: "import { s } from '../../worker/team/schemas.ts'\nexport const t = s" },
  {
    path: 'worker/jobs/sand.ts',
    code: "import { world } from '../../sandbox/world.ts'\nexport const x = world",
    refusedBy: 'nothing-ships-the-sandbox',
  },
  {
    path: 'sandbox/shares.ts',
    code: "import { b } from '../worker/usage/b.ts'\nexport const shares = b",
    refusedBy: 'the-sandbox-shares-nothing',
  },
  { path: 'worker/jobs/lost.ts', code: "import { x } from './nowhere.ts'\nexport const lost = x", refusedBy: 'resolvable' },
  { path: 'worker/jobs/a.ts', code: 'export const a = 1\nexport type A = number' },
  { path: 'worker/usage/b.ts', code: 'export const b = 1' },
  { path: 'worker/cellar/c.ts', code: 'export const c = 1' },
  { path: 'worker/team/schemas.ts', code: 'export const s = 1' },
  { path: 'worker/deps.ts', code: 'export type D = number' },
  { path: 'sandbox/world.ts', code: 'export const world = 1' },
]

let root: string
let violations: Map<string, string[]>

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'outlay-rooms-'))
  for (const { path, code } of samples) {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), `${code}\n`)
  }
  const args = ['--config', resolve('.dependency-cruiser.ts'), '--output-type', 'json', 'worker', 'web', 'sandbox']
  const { stdout } = spawnSync(resolve('node_modules/.bin/depcruise'), args, { cwd: root, encoding: 'utf8' })
  const { summary } = JSON.parse(stdout) as { summary: { violations: { from: string; rule: { name: string } }[] } }
  violations = new Map(
    [...Map.groupBy(summary.violations, ({ from }) => from)].map(([from, found]) => [from, found.map(({ rule }) => rule.name)]),
  )
})

afterAll(() => rmSync(root, { recursive: true, force: true }))

it.each(samples)('an import in $path is judged as the map of rooms says', ({ path, refusedBy }) => {
  expect(violations.get(path) ?? []).toEqual(refusedBy ? [refusedBy] : [])
})

it('every folder of the Worker is a room with a place in the order', () => {
  const folders = readdirSync('worker', { withFileTypes: true }).filter((entry) => entry.isDirectory())
  expect(folders.map(({ name }) => name).filter((name) => !rooms.includes(name))).toEqual([])
})
