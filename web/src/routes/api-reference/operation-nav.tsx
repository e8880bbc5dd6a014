import { A, useNavigate } from '@solidjs/router'
import { For, Show, createMemo, createSignal, onMount } from 'solid-js'
import { controlClass } from '../../components/control-class.ts'
import type { ApiDocument, Operation } from './document.ts'
import { findOperations } from './find-operations.ts'
import { MethodName } from './method-name.tsx'

interface OperationNavProps {
  document: ApiDocument
  operations: readonly Operation[]
  onOpen: () => void
}

const linkClass =
  'flex min-h-7 items-baseline gap-2 rounded-small px-2 py-1 text-table text-ink-2 hover:text-ink [&.active]:bg-chosen [&.active]:text-ink'

const addressOf = ({ operationId }: Operation) => `/api-reference/${operationId}`

/** Every operation by group, found as one types. Arrow keys move through what is found, and Enter opens the first. */
export function OperationNav(props: OperationNavProps) {
  const navigate = useNavigate()
  const [words, setWords] = createSignal('')
  const found = createMemo(() => findOperations(props.operations, words()))
  const groups = createMemo(() =>
    props.document.tags
      .map(({ name }) => ({ name, operations: found().filter(({ tags }) => tags.includes(name)) }))
      .filter(({ operations }) => operations.length > 0)
      .toSorted((a, b) => (words().trim() === '' ? 0 : firstOf(a) - firstOf(b))),
  )
  const firstOf = ({ operations }: { operations: Operation[] }) => Math.min(...operations.map((one) => found().indexOf(one)))
  let root: HTMLElement | undefined

  // A list longer than the window opens where the reader is.
  onMount(() => {
    const here = root?.querySelector<HTMLElement>('a[aria-current=page]')
    if (root && here && here.offsetTop > root.clientHeight) root.scrollTop = here.offsetTop - root.clientHeight / 2
  })

  function move(event: KeyboardEvent) {
    const stops = [...(root?.querySelectorAll<HTMLElement>('input, a') ?? [])]
    const at = stops.indexOf(document.activeElement as HTMLElement)
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (step === 0 || at < 0) return
    event.preventDefault()
    stops[Math.min(Math.max(at + step, 0), stops.length - 1)]?.focus()
  }

  function openFirst(event: SubmitEvent) {
    event.preventDefault()
    const [first] = groups()[0]?.operations ?? []
    if (words().trim() === '' || !first) return
    props.onOpen()
    navigate(addressOf(first))
  }

  return (
    <nav
      ref={root}
      aria-label="Operations"
      class="md:sticky md:top-[22px] md:-m-1 md:max-h-[calc(100vh-44px)] md:overflow-y-auto md:p-1"
      onKeyDown={move}
    >
      <form role="search" onSubmit={openFirst}>
        <input
          type="search"
          aria-label="Search operations"
          placeholder="Search"
          class={`${controlClass} mb-3`}
          value={words()}
          onInput={(event) => setWords(event.currentTarget.value)}
        />
      </form>
      <p role="status" class="sr-only">
        {found().length} {found().length === 1 ? 'operation' : 'operations'}
      </p>
      <A href="/api-reference" end class={`${linkClass} mb-2`} onClick={() => props.onOpen()}>
        Conventions
      </A>
      <Show when={found().length === 0}>
        <p class="px-2 py-3 text-note text-ink-2">Nothing matches “{words()}”. Try a path, such as /api/dashboard, or what it answers.</p>
      </Show>
      <For each={groups()}>
        {(group) => (
          <div role="group" aria-label={group.name} class="mb-3">
            <h2 class="px-2 pb-1 text-tag font-semibold text-ink-3">{group.name}</h2>
            <ul>
              <For each={group.operations}>
                {(operation) => (
                  <li>
                    <A href={addressOf(operation)} class={linkClass} onClick={() => props.onOpen()}>
                      <MethodName method={operation.method} class="w-[38px] shrink-0" />
                      <span class="min-w-0">{operation.summary}</span>
                    </A>
                  </li>
                )}
              </For>
            </ul>
          </div>
        )}
      </For>
    </nav>
  )
}
