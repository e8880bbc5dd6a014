import { For, Show } from 'solid-js'
import type { ProviderAnswer } from '../../../../worker/providers/schemas.ts'
import { Card } from '../../components/card.tsx'
import { Tag } from '../../components/tag.tsx'
import { formatHours } from '../../lib/format-dates.ts'
import { signalWords } from '../../lib/states.ts'

type Exposed = ProviderAnswer['exposed'][number]

const dimensionWords: Readonly<Record<Exposed['dimensions'][number], string>> = {
  service: 'service',
  model: 'model',
  subAccount: 'sub-account or project',
  meter: 'meter',
  region: 'region',
  apiKey: 'API key',
}

const list = new Intl.ListFormat('en-GB', { type: 'conjunction' })

/** Each signal that the provider exposes: how finely, how late, and at what price. */
export function WhatYouSee(props: { exposed: readonly Exposed[] }) {
  return (
    <Card title="What you will see">
      <Show
        when={props.exposed.length > 0}
        fallback={<p class="px-3.5 pt-1 pb-3.5 text-note text-ink-2 sm:px-[18px]">Only whether the key works.</p>}
      >
        <ul class="divide-y divide-line py-1.5">
          <For each={props.exposed}>
            {(one) => (
              <li class="grid gap-0.5 px-3.5 py-[9px] sm:px-[18px]">
                <p class="flex flex-wrap items-baseline gap-x-2">
                  <b class="text-table font-[560]">{signalWords[one.signal]}</b>
                  <Tag tone="good">{one.usualDelayHours > 0 ? `after about ${formatHours(one.usualDelayHours)}` : 'at once'}</Tag>
                  <Show when={one.costPerSync}>{(price) => <Tag tone="warn">they charge {price()}</Tag>}</Show>
                </p>
                <p class="text-note text-ink-2">{one.about}</p>
                <Show when={details(one)}>{(text) => <p class="text-note text-ink-3">{text()}</p>}</Show>
              </li>
            )}
          </For>
        </ul>
      </Show>
    </Card>
  )
}

function details(one: Exposed): string {
  const parts = [
    one.dimensions.length > 0 ? `By ${list.format(one.dimensions.map((name) => dimensionWords[name]))}` : '',
    `read every ${one.syncEveryHours === 1 ? 'hour' : formatHours(one.syncEveryHours)}`,
    one.historyDays === null ? '' : `up to ${one.historyDays.toLocaleString('en-US')} days back`,
  ].filter(Boolean)
  const text = parts.join(', ')
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`
}
