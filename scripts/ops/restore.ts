import type { Run } from '../run.ts'
import type { Row } from './database.ts'

/** Says which bookmark an instant has, and the steps around `wrangler d1 time-travel restore`. Restores nothing itself. */
export async function explainRestore(runner: Run, to: string | undefined): Promise<Row[]> {
  const instant = to === undefined ? Number.NaN : Date.parse(to)
  if (Number.isNaN(instant)) throw new Error('Say when to go back to: --to 2026-11-20T08:00:00Z (at most 30 days ago)')
  const timestamp = new Date(instant).toISOString()
  const found = await runner('wrangler', ['d1', 'time-travel', 'info', 'outlay', '--timestamp', timestamp, '--json'], { quiet: true })
  if (found.code !== 0) throw new Error(`Time Travel does not reach ${timestamp}.\n${found.stderr || found.stdout}`.trim())
  const { bookmark } = JSON.parse(found.stdout) as { bookmark: string }
  return [
    { step: 1, what: 'Stop the queue', run: 'wrangler queues pause-delivery outlay-sync' },
    {
      step: 2,
      what: `Go back to ${timestamp}; the answer names the bookmark that undoes it`,
      run: `wrangler d1 time-travel restore outlay --bookmark ${bookmark}`,
    },
    { step: 3, what: 'Bring the schema up to date again', run: 'wrangler d1 migrations apply outlay --remote' },
    { step: 4, what: 'Make every connection due', run: 'npm run ops -- resync' },
    { step: 5, what: 'Start the queue', run: 'wrangler queues resume-delivery outlay-sync' },
    {
      step: 6,
      what: 'Read the gap again without waiting for the cron',
      run: 'curl -X POST -H "Authorization: Bearer $CRON_SECRET" <origin>/api/cron/sync',
    },
  ]
}
