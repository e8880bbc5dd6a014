import { For, Show } from 'solid-js'
import type { ProviderAnswer } from '../../../../worker/providers/schemas.ts'
import { CopyButton } from '../../components/copy-button.tsx'
import { Notice } from '../../components/notice.tsx'

/** What must be true before a key can be made; often somebody else can do it. */
export function BeforeYouStart(props: { provider: ProviderAnswer }) {
  const steps = () =>
    [
      `To connect ${props.provider.name} to Outlay (it only reads costs):`,
      ...props.provider.prerequisites.map((one) => `- ${one}`),
      ...props.provider.credentials.map((field) => `- ${field.label}${field.optional ? ' (optional)' : ''}: ${field.help}`),
      ...props.provider.credentials.flatMap((field) => (field.snippet ? ['', `${field.snippet.label}:`, field.snippet.text] : [])),
      '',
      `Their documentation: ${props.provider.docs}`,
    ].join('\n')
  return (
    <Show when={props.provider.prerequisites.length > 0}>
      <Notice tone="warn" class="mb-4">
        <b class="text-ink">Before you start</b>
        <ul class="list-disc pl-4">
          <For each={props.provider.prerequisites}>{(one) => <li>{one}</li>}</For>
        </ul>
        <CopyButton text={steps()} class="mt-1">
          Copy these steps for someone who can
        </CopyButton>
      </Notice>
    </Show>
  )
}
