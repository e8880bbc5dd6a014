import { onMount } from 'solid-js'
import { formatRoughly } from '../../lib/format-money.ts'
import type { Money } from '../../lib/micros.ts'

/** What was kept, and that nothing watches it yet. Takes the focus of the button that it replaces. */
export function BudgetKept(props: { draft: Money }) {
  let words: HTMLParagraphElement | undefined
  onMount(() => words?.focus())
  return (
    <p ref={words} tabindex="-1" class="text-ink-2 outline-none">
      <b class="num text-mid tracking-[-0.02em] text-ink">{formatRoughly(props.draft)}</b> a month
      <br />
      Kept as a draft: Outlay will offer it when thresholds arrive. Until then nothing watches it.
    </p>
  )
}
