import { useSearchParams } from '@solidjs/router'
import { createEffect, createSignal, on, onCleanup } from 'solid-js'
import { type Category, type Filters, type Signal, readCategory, readSignals } from './filter-providers.ts'

/** Browsers refuse addresses that change with every key. */
const settleMs = 250

export interface CatalogSearch {
  words(): string
  setWords(words: string): void
  filters(): Filters
  setCategory(category: Category | undefined): void
  toggleSignal(signal: Signal): void
  clearFilters(): void
}

/** What is searched for, kept in the address, so that a link and Back show the same providers. */
export function createSearch(): CatalogSearch {
  const [search, setSearch] = useSearchParams<{ q?: string; category?: string; signals?: string }>()
  const [words, setWords] = createSignal(search.q ?? '')
  let [written, timer] = [search.q ?? '', 0]
  onCleanup(() => clearTimeout(timer))

  const write = (change: Record<string, string | undefined>) => setSearch(change, { replace: true, scroll: false })
  createEffect(
    on(
      () => search.q ?? '',
      (q) => {
        if (q !== written) setWords((written = q))
      },
      { defer: true },
    ),
  )
  const filters = (): Filters => ({ category: readCategory(search.category), signals: readSignals(search.signals) })

  return {
    words,
    setWords(next) {
      setWords(next)
      clearTimeout(timer)
      timer = window.setTimeout(() => write({ q: (written = next.trim()) || undefined }), settleMs)
    },
    filters,
    setCategory: (category) => write({ category }),
    toggleSignal(signal) {
      const { signals } = filters()
      const next = signals.includes(signal) ? signals.filter((one) => one !== signal) : [...signals, signal]
      write({ signals: next.join(',') || undefined })
    },
    clearFilters: () => write({ category: undefined, signals: undefined }),
  }
}
