import { type Run, isMain, mustRun, orExplain, run } from './run.ts'

const databaseName = 'outlay'

/**
 * Migrations first, then the code that needs them: they only ever add, so the version that still runs is not disturbed.
 * `wrangler deploy` builds the dashboard and creates queues by itself; the database must be there before it can be migrated.
 */
export async function deploy(runner: Run, args: readonly string[] = []): Promise<void> {
  const listed = await mustRun(runner, 'wrangler', ['d1', 'list', '--json'], { quiet: true })
  if (isMissing(listed)) await mustRun(runner, 'wrangler', ['d1', 'create', databaseName, '--update-config=false'])
  await mustRun(runner, 'wrangler', ['d1', 'migrations', 'apply', databaseName, '--remote'])
  await mustRun(runner, 'wrangler', ['deploy', ...args])
}

/** Only a readable list without the name proves that the database is missing. */
function isMissing(list: string): boolean {
  try {
    const databases: unknown = JSON.parse(list)
    return Array.isArray(databases) && !databases.some((each: { name?: unknown }) => each.name === databaseName)
  } catch {
    return false
  }
}

if (isMain(import.meta.url)) await orExplain(() => deploy(run, process.argv.slice(2)))
