import { Show, createMemo, createSignal } from 'solid-js'
import { CopyButton } from '../../components/copy-button.tsx'
import { Segmented } from '../../components/segmented.tsx'
import type { BuiltRequest } from './build-request.ts'
import { type Language, languages, proofVariable, writeSample } from './samples.ts'

/** Kept while the page is: whoever reads one sample in Python reads the next one so too. */
const [language, setLanguage] = createSignal<Language>('curl')

/** The request as a program that runs as it stands, in the language of the reader's choice. */
export function SampleCode(props: { request: BuiltRequest }) {
  const code = createMemo(() => writeSample(language(), props.request))
  return (
    <div class="grid grid-cols-[minmax(0,1fr)] gap-2">
      <div class="flex flex-wrap items-center justify-between gap-2">
        <Segmented label="Language" options={languages} value={language()} onChange={setLanguage} />
        <CopyButton text={code()} class="text-note">
          Copy
        </CopyButton>
      </div>
      <pre
        tabindex="0"
        role="region"
        aria-label="Sample"
        class="max-h-72 overflow-auto rounded-field border border-line bg-bg px-3 py-2 text-[12px] leading-[1.6] text-ink"
      >
        {code()}
      </pre>
      <Show when={props.request.proof === 'session'}>
        <p class="text-note leading-[1.55] text-ink-2">
          <code class="font-mono">{proofVariable.session}</code> is the <code class="font-mono">Cookie</code> header of a browser that is
          signed in here, as its developer tools show it. It acts as that person until the session ends.
        </p>
      </Show>
      <Show when={props.request.proof === 'cronSecret'}>
        <p class="text-note leading-[1.55] text-ink-2">
          <code class="font-mono">{proofVariable.cronSecret}</code> is the secret of that name that the deployment is configured with.
        </p>
      </Show>
    </div>
  )
}
