import type { Run } from '../run.ts'

export type Row = Record<string, string | number | null>

/** Runs SQL on the deployment's database, or on the local one of `npm run dev`. Answers the rows of the last statement. */
export type Query = (...statements: string[]) => Promise<Row[]>

export interface Place {
  remote: boolean
  /** Where the local database lives. */
  persistTo?: string | undefined
}

export function openDatabase(runner: Run, { remote, persistTo }: Place): Query {
  const where = remote ? ['--remote'] : ['--local', ...(persistTo ? ['--persist-to', persistTo] : [])]
  return async (...statements) => {
    const command = statements.map((statement) => statement.trim().replace(/\s+/g, ' ')).join('; ')
    const args = ['d1', 'execute', 'outlay', ...where, '--json', '--command', command]
    const results = JSON.parse(await runUnlocked(runner, args)) as { results?: Row[] }[]
    return results.at(-1)?.results ?? []
  }
}

/** The local database is one file, which the running Worker may hold for a moment. */
async function runUnlocked(runner: Run, args: string[], attempts = 5): Promise<string> {
  const { code, stdout, stderr } = await runner('wrangler', args, { quiet: true })
  if (code === 0) return stdout
  if (attempts > 1 && `${stdout}${stderr}`.includes('SQLITE_BUSY')) return runUnlocked(runner, args, attempts - 1)
  throw new Error(`The database did not answer.\n${stderr || stdout}`.trim())
}

/** A text as SQL writes it. */
export const quote = (text: string): string => `'${text.replaceAll("'", "''")}'`

/** An id as typed by the operator; anything else than the letters of an id is refused. */
export function quoteId(text: string): string {
  if (!/^[\w-]{1,80}$/.test(text)) throw new Error(`"${text}" is not an id`)
  return quote(text)
}
