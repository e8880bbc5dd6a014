import { For } from 'solid-js'

export function ReferenceSkeleton() {
  return (
    <div class="grid gap-x-7 gap-y-5 md:grid-cols-[212px_minmax(0,1fr)]">
      <div class="grid content-start gap-2.5">
        <div class="skeleton h-9 rounded-field!" />
        <For each={Array.from({ length: 12 }, (_, index) => index)}>{() => <div class="skeleton h-5" />}</For>
      </div>
      <div class="grid content-start gap-3.5">
        <div class="skeleton h-24 rounded-card!" />
        <div class="skeleton h-[420px] rounded-card!" />
      </div>
    </div>
  )
}
