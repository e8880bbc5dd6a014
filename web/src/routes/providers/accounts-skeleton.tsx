import { For } from 'solid-js'

export function AccountsSkeleton() {
  return (
    <div class="grid gap-3">
      <For each={[0, 1, 2, 3]}>{() => <div class="skeleton h-[178px] rounded-card! md:h-[134px]" />}</For>
    </div>
  )
}
