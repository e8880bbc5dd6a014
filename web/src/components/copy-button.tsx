import { type ParentProps, createSignal, onCleanup } from 'solid-js'
import { announce } from '../lib/announce.ts'

const saidForMs = 2_000

/** Copies a text, and says that it did. */
export function CopyButton(props: ParentProps<{ text: string; class?: string }>) {
  const [said, setSaid] = createSignal('')
  let timer: ReturnType<typeof setTimeout> | undefined
  onCleanup(() => clearTimeout(timer))

  async function copy() {
    const copied = await navigator.clipboard.writeText(props.text).then(
      () => true,
      () => false,
    )
    const words = copied ? 'Copied' : 'Not copied: the browser refused'
    setSaid(words)
    announce(words)
    clearTimeout(timer)
    timer = setTimeout(() => setSaid(''), saidForMs)
  }

  return (
    <button type="button" class={`link ${props.class ?? ''}`} onClick={() => void copy()}>
      {said() || props.children}
    </button>
  )
}
