import { z } from 'zod'
import type { Api, Shape, Window } from './contract.ts'
import { itemsOf, shape } from './define.ts'

/** A query in standard SQL over `@start` and `@end`, the instants of a window. */
interface Query {
  /** The project that runs and pays it. */
  project: string
  /** Of the dataset; a query runs where its data lies. */
  location: string
  sql: string
  window: Pick<Window, 'startsAt' | 'endsAt'>
}

/** An answer with its rows by column name. Cells stand in the order of the schema, and are strings whatever their type. */
export interface QueryAnswer<Row> {
  jobComplete: boolean
  jobReference: { jobId: string; location?: string | null | undefined }
  pageToken?: string | null | undefined
  rows: Row[]
}

/** The shape of an answer whose rows are `row`. */
export const answerOf = <Row>(row: z.ZodType<Row>): z.ZodType<QueryAnswer<Row>> =>
  z
    .object({
      jobComplete: z.boolean(),
      jobReference: z.object({ jobId: z.string(), location: z.string().nullish() }),
      schema: z.object({ fields: z.array(z.object({ name: z.string() })) }).nullish(),
      rows: z.array(z.object({ f: z.array(z.object({ v: z.string().nullable() })) })).nullish(),
      pageToken: z.string().nullish(),
    })
    .refine((answer) => !answer.jobComplete || answer.schema, { path: ['schema'], message: 'is missing' })
    .transform(({ schema, rows, ...rest }, context) => {
      const names = schema?.fields.map(({ name }) => name) ?? []
      const records = (rows ?? []).map(({ f }) => Object.fromEntries(names.map((name, index) => [name, f[index]?.v])))
      const parsed = z.array(row).safeParse(records)
      if (parsed.success) return { ...rest, rows: parsed.data }
      for (const { path, message } of parsed.error.issues) context.addIssue({ code: 'custom', path: ['rows.f.v', ...path], message })
      return z.NEVER
    })

const bodyOf = ({ sql, location, window }: Query) => ({
  query: sql,
  useLegacySql: false,
  parameterMode: 'NAMED',
  queryParameters: Object.entries({ start: window.startsAt, end: window.endsAt }).map(([name, instant]) => ({
    name,
    parameterType: { type: 'TIMESTAMP' },
    parameterValue: { value: `${new Date(instant).toISOString().slice(0, 19).replace('T', ' ')}+00:00` },
  })),
  location,
  timeoutMs: 20_000,
  maxResults: 10_000,
  // A guard for the bill: on-demand queries are paid by the byte.
  maximumBytesBilled: '10000000000',
})

const queriesOf = (project: string) => `https://bigquery.googleapis.com/bigquery/v2/projects/${project}/queries`

/** Runs a query, waits for it, and answers the rows of all its pages. */
export async function runQuery<Row>(api: Api, query: Query, page: Shape<QueryAnswer<Row>>): Promise<Row[]> {
  const queries = queriesOf(query.project)
  const started = await api.post(queries, { json: bodyOf(query) }, page)
  const { jobId, location } = started.jobReference
  const options = { location: location ?? query.location, timeoutMs: 20_000, maxResults: 10_000 }
  const load = (pageToken?: string) => api.get(`${queries}/${jobId}`, page, { query: { ...options, pageToken } })
  const first = started.jobComplete
    ? started
    : await api.poll(
        () => load(),
        (answer) => answer.jobComplete,
      )
  const pages = api.pages(
    (pageToken) => (pageToken === undefined ? Promise.resolve(first) : load(pageToken)),
    (answer) => answer.pageToken || undefined,
  )
  return itemsOf(pages, ({ rows }) => rows)
}

const dryRun = shape(() => z.object({ totalBytesProcessed: z.union([z.string(), z.number()]).nullish() }))

/** Whether BigQuery would run the query; costs nothing. `false` where it finds the query itself at fault. */
export async function canRun(api: Api, query: Query): Promise<boolean> {
  const json = { ...bodyOf(query), dryRun: true }
  return (await api.post(queriesOf(query.project), { json }, dryRun, { optional: [400] })) !== undefined
}
