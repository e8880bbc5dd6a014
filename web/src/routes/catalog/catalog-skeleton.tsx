import { For } from 'solid-js'

/** The catalog's outline: the search, the filters, the count, and rows of providers. */
export function CatalogSkeleton() {
  return (
    <>
      <div class="skeleton mb-3 h-[38px] max-w-[520px] rounded-field!" />
      <div class="skeleton mb-3.5 h-[98px] max-w-[720px] rounded-field! sm:h-7" />
      <div class="mb-2 h-[18px]" />
      <div class="grid gap-3 sm:grid-cols-2 lg:grid-cols-3">
        <For each={Array.from({ length: 9 }, (_, index) => index)}>{() => <div class="skeleton h-[84px] rounded-card!" />}</For>
      </div>
    </>
  )
}
