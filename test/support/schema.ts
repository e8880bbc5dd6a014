import { is } from 'drizzle-orm'
import { SQLiteTable, getTableConfig } from 'drizzle-orm/sqlite-core'

const modules = import.meta.glob<Record<string, unknown>>('../../worker/*/schema.ts', { eager: true })

/** Every table that the code declares. */
export const declaredTables = Object.values(modules)
  .flatMap((exported) => Object.values(exported))
  .filter((value) => is(value, SQLiteTable))
  .map(getTableConfig)

const sources = import.meta.glob<string>('../../worker/*/schema.ts', { eager: true, query: '?raw', import: 'default' })

/** The text of each schema.ts by its path. */
export const schemaSources = Object.entries(sources).map(([path, text]) => ({ path, text }))

/** Tables that belong to a workspace: all that name one, save those that only find it. */
export const workspaceTables = declaredTables
  .filter(({ name, columns }) => columns.some((column) => column.name === 'workspace_id') && name !== 'user_workspaces')
  .map(({ name }) => name)

export interface IndexShape {
  name: string
  unique: boolean
  columns: string[]
}

export interface TableShape {
  name: string
  /** `name TYPE [not null]`, in order. */
  columns: string[]
  primaryKey: string[]
  indexes: IndexShape[]
}

/** What the code says that the database looks like. */
export const declaredShapes = (): TableShape[] =>
  declaredTables
    .map((table) => ({
      name: table.name,
      columns: table.columns.map((column) => `${column.name} ${column.getSQLType().toUpperCase()}${column.notNull ? ' not null' : ''}`),
      primaryKey:
        table.primaryKeys[0]?.columns.map(({ name }) => name) ?? table.columns.filter(({ primary }) => primary).map(({ name }) => name),
      indexes: table.indexes
        .map(({ config }) => ({
          name: config.name,
          unique: config.unique,
          columns: config.columns.map((column) => ('name' in column ? column.name : 'sql')),
        }))
        .toSorted((a, b) => (a.name < b.name ? -1 : 1)),
    }))
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))

interface ColumnInfo {
  name: string
  type: string
  notnull: number
  pk: number
}

/** What a database does look like, D1's own tables left out. */
export async function readShapes(db: D1Database): Promise<TableShape[]> {
  const rows = async <Row>(sql: string) => (await db.prepare(sql).all<Row>()).results
  const names = await rows<{ name: string }>(
    "select name from sqlite_master where type = 'table' and name not like 'd1_%' and name not like 'sqlite_%' and name not like '_cf_%' order by name",
  )
  const shapes: TableShape[] = []
  for (const { name } of names) {
    const columns = await rows<ColumnInfo>(`pragma table_info(${name})`)
    const indexes: IndexShape[] = []
    for (const index of await rows<{ name: string; unique: number; origin: string }>(`pragma index_list(${name})`)) {
      if (index.origin !== 'c') continue
      const parts = await rows<{ name: string }>(`pragma index_info(${index.name})`)
      indexes.push({ name: index.name, unique: index.unique === 1, columns: parts.map((part) => part.name) })
    }
    shapes.push({
      name,
      columns: columns.map((column) => `${column.name} ${column.type.toUpperCase()}${column.notnull ? ' not null' : ''}`),
      primaryKey: columns
        .filter(({ pk }) => pk > 0)
        .toSorted((a, b) => a.pk - b.pk)
        .map((column) => column.name),
      indexes: indexes.toSorted((a, b) => (a.name < b.name ? -1 : 1)),
    })
  }
  return shapes
}
