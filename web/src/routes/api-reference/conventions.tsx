import { For, createMemo } from 'solid-js'
import type { ApiDocument } from './document.ts'
import { Blocks } from './inline-prose.tsx'
import { parseProse } from './parse-prose.ts'

/** What holds for every operation, in the document's own words. */
export function Conventions(props: { document: ApiDocument }) {
  const prose = createMemo(() => parseProse(props.document.info.description))
  return (
    <div class="max-w-[72ch] text-ink-2">
      <div class="grid gap-2.5">
        <Blocks blocks={prose().intro} />
        <p>
          Everything here is read from{' '}
          <a href="/api/openapi.json" target="_blank" rel="external noopener" class="link">
            this deployment’s OpenAPI 3.1 document
          </a>
          , version <span class="num">{props.document.info.version}</span>.
        </p>
      </div>
      <For each={prose().sections}>
        {(section) => (
          <section aria-labelledby={section.id} class="mt-6 grid scroll-mt-6 gap-2 leading-[1.6]">
            <h2 id={section.id} class="text-[15px] font-semibold text-ink">
              {section.heading}
            </h2>
            <Blocks blocks={section.blocks} />
          </section>
        )}
      </For>
    </div>
  )
}
