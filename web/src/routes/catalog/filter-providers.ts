import type { ProviderAnswer } from '../../../../worker/providers/schemas.ts'

type Provider = Pick<ProviderAnswer, 'category' | 'exposed'>

export const categoryNames = ['ai', 'cloud', 'data', 'saas'] as const
export const signalNames = ['cost', 'usage', 'credits', 'limits', 'invoices'] as const
export type Category = (typeof categoryNames)[number]
export type Signal = (typeof signalNames)[number]

export interface Filters {
  category: Category | undefined
  /** A provider must expose all of them. */
  signals: readonly Signal[]
}

const fits = (provider: Provider, { category, signals }: Filters): boolean =>
  (category === undefined || provider.category === category) &&
  signals.every((wanted) => provider.exposed.some(({ signal }) => signal === wanted))

export const filterProviders = <Found extends Provider>(providers: readonly Found[], filters: Filters): Found[] =>
  providers.filter((provider) => fits(provider, filters))

export interface FilterCounts {
  /** In each category, by the signals chosen. */
  categories: Readonly<Record<Category | 'all', number>>
  /** With each signal, by the category and the other signals chosen. */
  signals: Readonly<Record<Signal, number>>
}

/** How many each filter would leave. */
export function countFilters(providers: readonly Provider[], { category, signals }: Filters): FilterCounts {
  const count = (filters: Filters) => filterProviders(providers, filters).length
  const inCategory = (one: Category) => [one, count({ category: one, signals })] as const
  const withSignal = (one: Signal) => [one, count({ category, signals: [...signals, one] })] as const
  return {
    categories: {
      all: count({ category: undefined, signals }),
      ...(Object.fromEntries(categoryNames.map(inCategory)) as Record<Category, number>),
    },
    signals: Object.fromEntries(signalNames.map(withSignal)) as Record<Signal, number>,
  }
}

export const readCategory = (text: string | undefined): Category | undefined => categoryNames.find((one) => one === text)
export const readSignals = (text: string | undefined): Signal[] => signalNames.filter((one) => text?.split(',').includes(one))
