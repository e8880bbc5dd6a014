import type { Summary } from '../../../../worker/providers/summary-schemas.ts'

type Facts = Pick<Summary, 'differences' | 'connection' | 'signals'>

/** What the provider's file says of it, and what follows from the facts: the zone of its days, tax and credits, what comes late. */
export function explainDifferences({ differences, connection, signals }: Facts, workspaceZone: string): string[] {
  const cost = signals.find(({ signal }) => signal === 'cost')
  const { timeZone, role } = connection
  return [
    ...differences,
    timeZone === workspaceZone
      ? `Its days are those of ${timeZone}, as yours are here.`
      : `Its days are those of ${timeZone}; yours here are those of ${workspaceZone}. A provider’s day stays that day, whatever the hour.`,
    ...(cost?.exposed ? ['Used is before tax, credits and refunds. To pay is after credits and refunds, with tax where it is told.'] : []),
    ...(cost?.grain === 'month' ? ['Its costs come by the month. They are not spread over days.'] : []),
    ...(role === 'observer'
      ? ['It sees spend that other providers bill, at the prices it knows. Their own figures count once they are connected.']
      : []),
  ]
}
