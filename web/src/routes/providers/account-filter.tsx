import Search from 'lucide-solid/icons/search'
import type { AccountAnswer } from '../../../../worker/providers/schemas.ts'
import { controlClass } from '../../components/control-class.ts'
import { Segmented } from '../../components/segmented.tsx'
import { type Shown, findAccounts } from './order-accounts.ts'

interface AccountFilterProps {
  accounts: readonly AccountAnswer[]
  words: string
  shown: Shown
  onWords: (words: string) => void
  onShown: (shown: Shown) => void
}

/** Narrows a long list down, by words and by what needs somebody. */
export function AccountFilter(props: AccountFilterProps) {
  const count = (shown: Shown) => findAccounts(props.accounts, props.words, shown).length
  const options = () => [
    { value: 'all' as const, label: `All ${count('all')}` },
    { value: 'troubled' as const, label: `Need attention ${count('troubled')}` },
    { value: 'paused' as const, label: `Paused ${count('paused')}` },
  ]
  return (
    <search class="mb-3 flex flex-wrap items-center gap-x-3 gap-y-2">
      <div class="relative min-w-0 flex-1 basis-60 sm:max-w-[360px]">
        <Search size={15} class="pointer-events-none absolute top-1/2 left-3 -translate-y-1/2 text-ink-3" aria-hidden="true" />
        <input
          type="search"
          aria-label="Filter connections"
          placeholder="Name, provider, account or owner"
          autocomplete="off"
          spellcheck={false}
          class={`${controlClass} py-1.5 pl-9`}
          value={props.words}
          onInput={(event) => props.onWords(event.currentTarget.value)}
        />
      </div>
      <Segmented label="Which connections" options={options()} value={props.shown} onChange={props.onShown} />
    </search>
  )
}
