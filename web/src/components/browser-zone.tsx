import { Show } from 'solid-js'
import { guessTimeZone } from '../lib/browser-place.ts'

/** Says where this browser is, and offers its time zone when another is chosen. */
export function BrowserZone(props: { chosen: string; onChoose: (timeZone: string) => void }) {
  const own = guessTimeZone()
  const written = own.replaceAll('_', ' ')
  return (
    <Show when={props.chosen !== own} fallback={<>It is the one of this browser.</>}>
      This browser is in {written}:{' '}
      <button type="button" class="link" onClick={() => props.onChoose(own)}>
        use that
      </button>
      .
    </Show>
  )
}
