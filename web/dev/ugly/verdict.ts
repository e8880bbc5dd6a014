import type { Dashboard } from '../../../worker/dashboard/schemas.ts'
import { formatDay } from '../../src/lib/format-dates.ts'
import { type MockLedger, completeThroughOf } from './ledger.ts'

type Verdict = Dashboard['verdict']

const urgentDays = 7

/** The worst state of any source and any balance. */
export function judgeWorld(ledgers: readonly MockLedger[], credits: Dashboard['credits']): Verdict {
  const sources = ledgers.flatMap(({ account }): Verdict['reasons'] => {
    const source = { connectionId: account.id, providerId: account.providerId }
    if (account.status === 'credentials_rejected')
      return [{ kind: 'credentials_rejected', ...source, text: `${account.label}: the credentials are rejected.` }]
    if (!account.late) return []
    const since = account.completeThrough ? `unknown since ${formatDay(account.completeThrough)}` : 'nothing is known yet'
    return [{ kind: 'late', ...source, text: `${account.label}: ${since}.` }]
  })
  const runways = credits.flatMap(({ connectionId, providerId, label, runwayDays }): Verdict['reasons'] =>
    runwayDays !== null && runwayDays < urgentDays
      ? [{ kind: 'runway', connectionId, providerId, text: `${label}: the balance lasts under a week.` }]
      : [],
  )
  const through = completeThroughOf(ledgers)
  if (sources.length > 0) return { state: 'late', through, reasons: [...sources, ...runways] }
  if (runways.length > 0) return { state: 'attention', through, reasons: runways }
  return { state: through === null ? 'no_data' : 'fine', through, reasons: [] }
}
