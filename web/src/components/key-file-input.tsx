import FileKey from 'lucide-solid/icons/file-key'
import { Show, createSignal } from 'solid-js'
import { announce } from '../lib/announce.ts'
import { readKeyFile } from '../lib/read-key-file.ts'
import { Button } from './button.tsx'

interface KeyFileInputProps {
  id: string
  name: string
  /** The file's whole text; it is read here and shown nowhere. */
  value: string
  onChange: (text: string) => void
  required?: boolean
  'aria-describedby'?: string
  'aria-invalid'?: 'true' | undefined
}

const largestBytes = 20_000

/** A key file: chosen, dropped or pasted, and shown as its name only. */
export function KeyFileInput(props: KeyFileInputProps) {
  const [fileName, setFileName] = createSignal('')
  const [dragging, setDragging] = createSignal(false)
  const [refused, setRefused] = createSignal('')
  const [owner, setOwner] = createSignal<string>()
  let input: HTMLInputElement | undefined

  async function take(file: File | undefined, pasted = '') {
    const isTooLarge = (file?.size ?? pasted.length) > largestBytes
    const text = isTooLarge ? '' : file ? await file.text() : pasted
    if (!isTooLarge && !text.trim()) return
    const read = isTooLarge ? { refused: 'That is too large to be a key file.' } : readKeyFile(text)
    setRefused(read.refused ?? '')
    setOwner(read.owner)
    setFileName(file?.name ?? 'Pasted text')
    props.onChange(read.refused === undefined ? text.trim() : '')
    announce(read.refused ?? `${fileName()} is ready`)
  }

  function remove() {
    if (input) input.value = ''
    props.onChange('')
    input?.focus()
  }

  return (
    <div
      class={`flex flex-wrap items-center gap-x-3 gap-y-2 rounded-field border border-dashed px-3 py-3 text-note
        has-focus-visible:outline-2 has-focus-visible:outline-accent ${props['aria-invalid'] ? 'border-bad' : 'border-field'}
        ${dragging() ? 'bg-accent-soft' : ''}`}
      onDragOver={(event) => {
        event.preventDefault()
        setDragging(true)
      }}
      onDragLeave={() => setDragging(false)}
      onDrop={(event) => {
        event.preventDefault()
        setDragging(false)
        void take(event.dataTransfer?.files[0])
      }}
      onPaste={(event) => {
        event.preventDefault()
        void take(event.clipboardData?.files[0], event.clipboardData?.getData('text'))
      }}
    >
      <FileKey size={18} aria-hidden="true" class="text-ink-3" />
      <div class="min-w-0 flex-1 basis-40 text-ink-2" role="status">
        <Show when={props.value} fallback={refused() || 'Drop the file here, or paste its whole text.'}>
          <b class="break-all text-ink">{fileName()}</b> is ready
          <Show when={owner()}>
            {(name) => (
              <>
                , a key of <span class="break-all text-ink">{name()}</span>
              </>
            )}
          </Show>
          . It is read in this browser and sent encrypted.
        </Show>
      </div>
      <input
        ref={input}
        id={props.id}
        name={props.name}
        type="file"
        accept=".json,application/json"
        class="sr-only"
        aria-describedby={props['aria-describedby']}
        aria-invalid={props['aria-invalid']}
        aria-required={props.required ? 'true' : undefined}
        onChange={(event) => void take(event.currentTarget.files?.[0])}
      />
      <Show
        when={props.value}
        fallback={
          <Button kind="quiet" tabindex="-1" aria-hidden="true" onClick={() => input?.click()}>
            Choose file
          </Button>
        }
      >
        <Button kind="quiet" onClick={remove}>
          Remove
        </Button>
      </Show>
    </div>
  )
}
