import ChevronDown from 'lucide-solid/icons/chevron-down'
import { For, Show, createEffect, createMemo, createSignal, createUniqueId } from 'solid-js'
import { type Choice, findChoices } from '../lib/choices.ts'
import { controlClass } from './control-class.ts'

interface ChoiceInputProps {
  /** What the field around it gives its control. */
  control: { id: string; 'aria-describedby': string; 'aria-invalid': 'true' | undefined }
  label: string
  choices: readonly Choice[]
  value: string
  onChoose: (value: string) => void
}

const write = (choice: Choice): string => (choice.about ? `${choice.value} · ${choice.about}` : choice.value.replaceAll('_', ' '))

/** One of many, found by typing. What is typed and not chosen falls back to what was chosen before. */
export function ChoiceInput(props: ChoiceInputProps) {
  const listId = createUniqueId()
  const optionId = (index: number) => `${listId}-${index}`
  const [typed, setTyped] = createSignal<string>()
  const [open, setOpen] = createSignal(false)
  const [active, setActive] = createSignal(0)
  const found = createMemo(() => findChoices(props.choices, typed() ?? ''))
  const chosen = () => write(props.choices.find((choice) => choice.value === props.value) ?? { value: props.value })
  let list: HTMLUListElement | undefined

  createEffect(() => {
    if (open()) list?.children[active()]?.scrollIntoView({ block: 'nearest' })
  })

  function show() {
    if (open()) return
    setActive(
      Math.max(
        0,
        found().findIndex((choice) => choice.value === props.value),
      ),
    )
    setOpen(true)
  }
  function close() {
    setOpen(false)
    setTyped(undefined)
  }
  function choose(choice: Choice | undefined) {
    if (choice) props.onChoose(choice.value)
    close()
  }
  function leave() {
    const [only, ...more] = found()
    const exact = found().find((choice) => choice.value.toLowerCase() === typed()?.trim().toLowerCase())
    choose(exact ?? (typed()?.trim() && more.length === 0 ? only : undefined))
  }

  function press(event: KeyboardEvent) {
    const last = found().length - 1
    const steps: Readonly<Record<string, number | undefined>> = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 }
    const step = steps[event.key]
    if (step !== undefined) {
      if (open()) setActive(Math.max(0, Math.min(last, active() + step)))
      else show()
    } else if (event.key === 'Enter' && open()) choose(found()[active()])
    else if (event.key === 'Escape' && open()) close()
    else return
    event.preventDefault()
  }

  return (
    <div class="relative">
      <input
        {...props.control}
        role="combobox"
        aria-autocomplete="list"
        aria-expanded={open()}
        aria-controls={listId}
        aria-activedescendant={open() && found().length > 0 ? optionId(active()) : undefined}
        autocomplete="off"
        autocapitalize="off"
        spellcheck={false}
        class={`${controlClass} pr-9`}
        value={typed() ?? chosen()}
        onFocus={(event) => event.currentTarget.select()}
        onClick={show}
        onInput={(event) => {
          setTyped(event.currentTarget.value)
          setActive(0)
          setOpen(true)
        }}
        onKeyDown={press}
        onBlur={leave}
      />
      <ChevronDown size={15} class="pointer-events-none absolute top-1/2 right-3 -translate-y-1/2 text-ink-3" aria-hidden="true" />
      <div
        class={`absolute inset-x-0 top-full z-20 mt-1 rounded-field border border-line bg-raised p-1 shadow-raised ${open() ? '' : 'hidden'}`}
        onPointerDown={(event) => event.preventDefault()}
      >
        <ul ref={list} id={listId} role="listbox" aria-label={props.label} class="max-h-64 overflow-auto">
          <Show when={open()}>
            <For each={found()}>
              {(choice, index) => (
                <li
                  id={optionId(index())}
                  role="option"
                  aria-selected={choice.value === props.value}
                  class={`cursor-pointer rounded-small px-2.5 py-1.5 text-table ${index() === active() ? 'bg-chosen' : 'hover:bg-hover'} ${choice.value === props.value ? 'font-semibold' : ''}`}
                  onClick={() => choose(choice)}
                >
                  {write(choice)}
                </li>
              )}
            </For>
          </Show>
        </ul>
        <Show when={open() && found().length === 0}>
          <p role="status" class="px-2.5 py-1.5 text-note text-ink-2">
            Nothing matches “{typed()}”.
          </p>
        </Show>
      </div>
    </div>
  )
}
