import { Show, splitProps } from 'solid-js'
import { announce } from '../lib/announce.ts'
import { cleanSecret } from '../lib/clean-secret.ts'
import { controlClass } from './control-class.ts'

interface SecretInputProps {
  id: string
  name: string
  value: string
  onChange: (value: string) => void
  placeholder?: string | undefined
  required?: boolean
  'aria-describedby'?: string
  'aria-invalid'?: 'true' | undefined
}

/** A key or token: hidden, easy to paste, and left alone by the browser's and other password stores. */
export function SecretInput(props: SecretInputProps) {
  const [own, rest] = splitProps(props, ['value', 'onChange', 'required'])
  let input: HTMLInputElement | undefined

  // Without permission to read the clipboard the person pastes by hand, into a field that is ready for it.
  async function paste() {
    input?.focus()
    try {
      own.onChange(cleanSecret(await navigator.clipboard.readText()))
      announce('Pasted')
    } catch {
      announce('The browser does not allow it. Paste with the keyboard.')
    }
  }

  return (
    <div class="relative">
      <input
        ref={input}
        {...rest}
        type="password"
        autocomplete="off"
        autocapitalize="off"
        spellcheck={false}
        data-1p-ignore
        data-lpignore="true"
        aria-required={own.required ? 'true' : undefined}
        class={`${controlClass} pr-16`}
        value={own.value}
        onInput={(event) => own.onChange(event.currentTarget.value)}
      />
      <Show when={'clipboard' in navigator && 'readText' in navigator.clipboard}>
        <button
          type="button"
          class="absolute inset-y-1 right-1 rounded-small px-2.5 text-note text-ink-3 hover:bg-hover hover:text-ink"
          onClick={() => void paste()}
        >
          Paste
        </button>
      </Show>
    </div>
  )
}
