import Search from 'lucide-solid/icons/search'
import { controlClass } from '../../components/control-class.ts'
import type { CatalogSearch } from './create-search.ts'

interface CatalogSearchBoxProps {
  ref: (element: HTMLInputElement) => void
  search: CatalogSearch
  /** The first of what was found. */
  first: () => HTMLElement | undefined
}

/** Where one types. Enter opens the first provider found, arrow down goes to it, Escape empties. */
export function CatalogSearchBox(props: CatalogSearchBoxProps) {
  function press(event: KeyboardEvent): void {
    if (event.isComposing) return
    if (event.key === 'ArrowDown') props.first()?.focus()
    else if (event.key === 'Enter' && props.search.words().trim() !== '') props.first()?.click()
    else if (event.key === 'Escape' && props.search.words() !== '') props.search.setWords('')
    else return
    event.preventDefault()
  }
  return (
    <div class="relative mb-3 max-w-[520px]">
      <Search size={15} class="pointer-events-none absolute top-1/2 left-3 -translate-y-1/2 text-ink-3" aria-hidden="true" />
      <input
        ref={(element) => props.ref(element)}
        type="search"
        aria-label="Search providers"
        aria-keyshortcuts="/"
        placeholder="Search: openai, gpt, bedrock, credits…"
        autocomplete="off"
        autocapitalize="off"
        spellcheck={false}
        class={`${controlClass} pr-9 pl-9`}
        value={props.search.words()}
        onInput={(event) => props.search.setWords(event.currentTarget.value)}
        onKeyDown={press}
      />
      <kbd
        aria-hidden="true"
        class={`pointer-events-none absolute top-1/2 right-2.5 -translate-y-1/2 rounded-tag border border-line px-1.5 font-sans text-tag text-ink-3 ${
          props.search.words() ? 'hidden' : 'hidden sm:block'
        }`}
      >
        /
      </kbd>
    </div>
  )
}
