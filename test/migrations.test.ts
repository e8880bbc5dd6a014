import { applyD1Migrations } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { describe, expect, it } from 'vitest'
import type { Env } from '../worker/deps.ts'
import { type TableShape, declaredShapes, readShapes, schemaSources } from './support/schema.ts'

const { DB, TEST_MIGRATIONS } = env as unknown as Env & { TEST_MIGRATIONS: { name: string; queries: string[] }[] }

async function startFrom(migrations: typeof TEST_MIGRATIONS): Promise<void> {
  const { results } = await DB.prepare(
    "select name from sqlite_master where type = 'table' and name not like 'sqlite_%' and name not like '_cf_%'",
  ).all<{ name: string }>()
  await DB.batch(results.map(({ name }) => DB.prepare(`drop table "${name}"`)))
  await applyD1Migrations(DB, migrations)
}

/** A value of the column's type that tells its row, so that a mixed-up copy shows. */
const valueOf = (column: string, row: number) => (/ (INTEGER|REAL)/.test(column) ? row : `${column.split(' ')[0]} ${row}`)

/** Three rows in every table. */
async function fill(shapes: readonly TableShape[]): Promise<void> {
  const statements = shapes.flatMap(({ name, columns }) =>
    [1, 2, 3].map((row) =>
      DB.prepare(`insert into ${name} values (${columns.map(() => '?').join()})`).bind(...columns.map((column) => valueOf(column, row))),
    ),
  )
  await DB.batch(statements)
}

/** Every row of the tables as they were then, by the columns they had then. */
async function readAll(shapes: readonly TableShape[]): Promise<Record<string, unknown[]>> {
  const tables: Record<string, unknown[]> = {}
  for (const { name, columns } of shapes) {
    const names = columns.map((column) => column.split(' ')[0]).join()
    tables[name] = (await DB.prepare(`select ${names} from ${name} order by 1, 2`).all()).results
  }
  return tables
}

describe('the migrations', () => {
  it('make, on an empty database, exactly what the code declares', async () => {
    await startFrom(TEST_MIGRATIONS)
    expect(await readShapes(DB)).toEqual(declaredShapes())
  })

  it('keep every row and column, from whichever of them a deployment starts', async () => {
    for (const [index] of TEST_MIGRATIONS.entries()) {
      await startFrom(TEST_MIGRATIONS.slice(0, index + 1))
      const before = await readShapes(DB)
      await fill(before)
      const rows = await readAll(before)
      await applyD1Migrations(DB, TEST_MIGRATIONS)
      expect(await readAll(before)).toEqual(rows)
      expect(await readShapes(DB)).toEqual(declaredShapes())
    }
  })

  it('may rebuild a table, as drizzle-kit does, without touching a row of any other', async () => {
    await startFrom(TEST_MIGRATIONS)
    const shapes = await readShapes(DB)
    await fill(shapes)
    const rows = await readAll(shapes)
    for (const { name } of shapes) {
      const made = await DB.prepare("select sql from sqlite_master where type = 'table' and name = ?").bind(name).first<{ sql: string }>()
      await DB.batch([
        DB.prepare('PRAGMA foreign_keys=OFF'),
        DB.prepare((made?.sql ?? '').replace(/CREATE TABLE [`"]?\w+[`"]?/i, `CREATE TABLE "__new_${name}"`)),
        DB.prepare(`insert into "__new_${name}" select * from "${name}"`),
        DB.prepare(`drop table "${name}"`),
        DB.prepare(`alter table "__new_${name}" rename to "${name}"`),
        DB.prepare('PRAGMA foreign_keys=ON'),
      ])
      expect(await readAll(shapes)).toEqual(rows)
    }
  })

  it('tie no table to another, since a rebuild would delete the children', () => {
    const tied = TEST_MIGRATIONS.filter(({ queries }) => /\bREFERENCES\b/i.test(queries.join(' ')))
    expect(tied.map(({ name }) => name)).toEqual([])
  })

  it('only expand: nothing is dropped but a table that was rebuilt under its own name', () => {
    for (const { name, queries } of TEST_MIGRATIONS) {
      const dropped = queries.join(' ').match(/\bDROP (TABLE|COLUMN) [`"]?\w+/gi) ?? []
      const rebuilt = (drop: string) => queries.join(' ').includes(`__new_${drop.split(/[`" ]/).at(-1)}`)
      expect([name, dropped.filter((drop) => !rebuilt(drop))]).toEqual([name, []])
    }
  })
})

it('every index says which query it serves', () => {
  const silent = schemaSources.flatMap(({ path, text }) => {
    const lines = text.split('\n')
    const made = lines.flatMap((line, at) =>
      /\b(uniqueIndex|index)\('/.test(line) ? [{ line: line.trim(), above: lines[at - 1]?.trim() ?? '' }] : [],
    )
    return made.filter(({ above }) => !/^(\/\/|\/\*\*|\*)/.test(above)).map(({ line }) => `${path}: ${line}`)
  })
  expect(silent).toEqual([])
})
