import { For, Show } from 'solid-js'
import type { ProviderAnswer } from '../../../../worker/providers/schemas.ts'
import { Card } from '../../components/card.tsx'
import { Tag } from '../../components/tag.tsx'
import { signalWords } from '../../lib/states.ts'

/** What the provider does not tell anybody, and why. */
export function WhatYouWont(props: { notExposed: ProviderAnswer['notExposed'] }) {
  return (
    <Show when={props.notExposed.length > 0}>
      <Card title="What you won’t">
        <ul class="divide-y divide-line py-1.5">
          <For each={props.notExposed}>
            {(one) => (
              <li class="grid gap-0.5 px-3.5 py-[9px] sm:px-[18px]">
                <p class="flex flex-wrap items-baseline gap-x-2">
                  <b class="text-table font-[560]">{signalWords[one.signal]}</b>
                  <Tag>not exposed</Tag>
                </p>
                <p class="text-note text-ink-2">{one.reason}</p>
              </li>
            )}
          </For>
        </ul>
      </Card>
    </Show>
  )
}
