import { For, Show } from 'solid-js'
import type { ProviderAnswer } from '../../../../worker/providers/schemas.ts'
import { CopyButton } from '../../components/copy-button.tsx'
import { Notice } from '../../components/notice.tsx'
import { HelpText } from './help-text.tsx'
import { stepsToSend } from './steps-to-send.ts'

/** What must be so at the provider before a key is of use, and a way to hand that on. */
export function BeforeYouStart(props: { provider: ProviderAnswer }) {
  return (
    <Notice tone="warn">
      <Show when={props.provider.prerequisites.length > 0}>
        <b class="text-ink">Before you start</b>
        <ul class="mt-1 mb-1.5 grid list-disc gap-1 pl-4">
          <For each={props.provider.prerequisites}>
            {(one) => (
              <li>
                <HelpText text={one} />
              </li>
            )}
          </For>
        </ul>
      </Show>
      <p>
        Somebody else has the rights? <CopyButton text={stepsToSend(props.provider, location.href)}>Copy these steps</CopyButton> to send to
        them.
      </p>
    </Notice>
  )
}
