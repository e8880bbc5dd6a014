import { createSignal, onMount } from 'solid-js'
import type { AccountAnswer } from '../../../../worker/providers/schemas.ts'
import { Button } from '../../components/button.tsx'
import { controlClass } from '../../components/control-class.ts'

/** Takes the place of the name while it is edited. Escape leaves it as it was. */
export function RenameForm(props: { account: AccountAnswer; onDone: (label: string | undefined) => void }) {
  const [label, setLabel] = createSignal(props.account.label)
  let input: HTMLInputElement | undefined
  // The menu that led here gives the focus back to its trigger first.
  onMount(() => setTimeout(() => input?.select(), 50))
  return (
    <form
      class="flex items-center gap-2"
      onSubmit={(event) => {
        event.preventDefault()
        props.onDone(label().trim() || undefined)
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') props.onDone(undefined)
      }}
    >
      <input
        ref={input}
        aria-label={`Name of ${props.account.label}`}
        maxlength="80"
        required
        class={`${controlClass} py-1`}
        value={label()}
        onInput={(event) => setLabel(event.currentTarget.value)}
      />
      <Button type="submit">Save</Button>
      <Button kind="quiet" onClick={() => props.onDone(undefined)}>
        Cancel
      </Button>
    </form>
  )
}
