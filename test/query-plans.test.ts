import { env } from 'cloudflare:workers'
import { beforeAll, expect, it } from 'vitest'
import type { Env } from '../worker/deps.ts'
import { type Recorded, recordStatements } from './support/recorder.ts'
import { playScenario } from './support/scenario.ts'
import { declaredShapes, workspaceTables } from './support/schema.ts'
import { startWhole } from './support/seeded.ts'

const { DB } = env as unknown as Env

/** What is read whole on purpose, and why that is cheap. */
const readWhole = [
  { of: /from "?provider_pauses/, because: 'at most one row a provider, the same for everybody' },
  { of: /from "connections" where .*"key_version" <>/, because: 'once a night, and a connection is one row of a thousand' },
]

/** Indexes by which jobs find their work in all workspaces of a database. */
const acrossWorkspaces = ['connections_due', 'syncs_by_end', 'workspace_profile_by_change', 'daily_counts_by_day']

interface Step {
  statement: Recorded
  detail: string
  table: string | undefined
}

let statements: Recorded[]
let steps: Step[]

beforeAll(async () => {
  const recorder = recordStatements(DB)
  await playScenario(startWhole({ variables: { DB: recorder.recording } }))
  statements = recorder.statements()
  steps = []
  for (const statement of statements) {
    const { results } = await DB.prepare(`explain query plan ${statement.sql}`)
      .bind(...statement.values)
      .all<{ detail: string }>()
    steps.push(...results.map(({ detail }) => ({ statement, detail, table: tableOf(statement.sql, detail) })))
  }
}, 60_000)

const tables = declaredShapes().map(({ name }) => name)

/** The stored table that a step of a plan is about; `undefined` for subqueries, json_each and the like. */
function tableOf(sql: string, detail: string): string | undefined {
  const named = /^(?:SCAN|SEARCH) (\S+)/.exec(detail)?.[1]
  if (named === undefined || detail.includes('VIRTUAL TABLE')) return undefined
  if (tables.includes(named)) return named
  const aliased = new RegExp(`\\b(?:from|join)\\s+"?(\\w+)"?\\s+(?:as\\s+)?"?${named}"?\\b`, 'i').exec(sql)?.[1]
  return aliased !== undefined && tables.includes(aliased) ? aliased : undefined
}

const told = ({ detail, statement }: Step) => `${detail} in ${statement.sql.replaceAll(/\s+/g, ' ').trim().slice(0, 160)}`

it('the scenario runs statements on every table, so that all of them are looked at', () => {
  const text = statements.map(({ sql }) => sql).join('\n')
  expect(tables.filter((table) => !new RegExp(`\\b${table}\\b`).test(text))).toEqual([])
})

it('no statement scans a table', () => {
  const scans = steps
    .filter(({ detail, table }) => detail.startsWith('SCAN') && table !== undefined)
    .filter(({ statement }) => !readWhole.some(({ of }) => of.test(statement.sql)))
  expect(scans.map(told)).toEqual([])
})

it('every statement on a table of the workspaces goes by an index that begins with the workspace, or by one that jobs share', () => {
  const searches = steps.filter(
    ({ detail, table }) => detail.startsWith('SEARCH') && table !== undefined && workspaceTables.includes(table),
  )
  expect(searches.length).toBeGreaterThan(50)
  const astray = searches.filter(({ detail }) => {
    const index = /INDEX (\S+)/.exec(detail)?.[1] ?? ''
    return !/\(workspace_id=\?/.test(detail) && !acrossWorkspaces.includes(index) && !detail.includes('INTEGER PRIMARY KEY (rowid=?)')
  })
  expect(astray.map(told)).toEqual([])
})

it('every index serves a statement', () => {
  const indexes = declaredShapes().flatMap((table) => table.indexes)
  const unused = indexes.filter(({ name, unique }) => !unique && !steps.some(({ detail }) => detail.includes(`INDEX ${name} `)))
  expect(unused.map(({ name }) => name)).toEqual([])
})
