import { For } from 'solid-js'

export function CatalogSkeleton() {
  return (
    <div class="grid gap-3 sm:grid-cols-2 lg:grid-cols-3">
      <For each={Array.from({ length: 9 }, (_, index) => index)}>{() => <div class="skeleton h-[92px] rounded-card!" />}</For>
    </div>
  )
}
