import { type QueryClient, queryOptions } from '@tanstack/solid-query'
import type { Dashboard } from '../../../../worker/dashboard/schemas.ts'
import type { AccountAnswer } from '../../../../worker/providers/schemas.ts'
import { accountsQuery, dashboardQuery } from '../../lib/queries.ts'
import { offerBudget } from './budget-offer.ts'

export interface BudgetFacts {
  accounts: AccountAnswer[]
  month: Dashboard
  around: Dashboard
}

const whileReadingMs = 3_000

/**
 * What a budget is made of. The figures are asked for after the connections: what those say has been read is in the
 * figures, and never a month that is half there. The range around the month tells that it is there from its first day.
 */
export const budgetFactsQuery = (client: QueryClient, workspaceId: string) =>
  queryOptions({
    queryKey: ['workspace', workspaceId, 'budget-facts'],
    queryFn: async (): Promise<BudgetFacts> => {
      const accounts = await client.fetchQuery({ ...accountsQuery(workspaceId), staleTime: 0 })
      const [month, around] = await Promise.all(
        (['last_month', '90d'] as const).map((range) => client.fetchQuery({ ...dashboardQuery(workspaceId, range), staleTime: 0 })),
      )
      if (!month || !around) throw new Error('two ranges were asked for')
      return { accounts, month, around }
    },
    refetchInterval: ({ state }) => (state.data && offerBudget(state.data).kind === 'reading' ? whileReadingMs : false),
  })
