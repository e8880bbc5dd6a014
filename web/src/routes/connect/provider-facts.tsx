import { For, type JSX, Show } from 'solid-js'
import type { ProviderAnswer } from '../../../../worker/providers/schemas.ts'
import { Card } from '../../components/card.tsx'
import { Tag, type Tone } from '../../components/tag.tsx'
import { formatHours } from '../../lib/format-dates.ts'
import { signalWords } from '../../lib/states.ts'

/** What one will and will not see, before any key is typed. */
export function ProviderFacts(props: { provider: ProviderAnswer }) {
  return (
    <div class="grid gap-3.5">
      <Card title="What you will see">
        <ul class="divide-y divide-line py-1.5">
          <For each={props.provider.exposed}>
            {(one) => (
              <SignalLine name={signalWords[one.signal]} tag={`about ${formatHours(one.usualDelayHours)} late`} tone="good">
                {one.about}
                <Show when={one.historyDays}>{(days) => <> History: {days()} days.</>}</Show>
                <Show when={one.costPerSync}>{(cost) => <> Reading it costs {cost()}.</>}</Show>
              </SignalLine>
            )}
          </For>
        </ul>
      </Card>
      <Show when={props.provider.notExposed.length > 0}>
        <Card title="What you won’t">
          <ul class="divide-y divide-line py-1.5">
            <For each={props.provider.notExposed}>
              {(one) => (
                <SignalLine name={signalWords[one.signal]} tag="not exposed" tone="plain">
                  {one.reason}
                </SignalLine>
              )}
            </For>
          </ul>
        </Card>
      </Show>
      <Show when={props.provider.differences.length > 0}>
        <Card title="Why this may differ from their console">
          <ul class="grid gap-1.5 px-3.5 pt-2 pb-3.5 text-note text-ink-2 sm:px-[18px]">
            <li>Days are counted in {props.provider.timeZone}.</li>
            <For each={props.provider.differences}>{(one) => <li>{one}</li>}</For>
          </ul>
        </Card>
      </Show>
      <p class="px-1 text-note leading-[1.55] text-ink-2">
        Outlay only reads.{' '}
        <Show when={props.provider.noticedAfterHours}>
          {(hours) => (
            <>
              A leaked key would be noticed after about {formatHours(hours().total)}: {formatHours(hours().provider)} at {props.provider.name},{' '}
              {formatHours(hours().sync)} your sync.{' '}
            </>
          )}
        </Show>
        The key is encrypted for this connection alone and shown to nobody; when you disconnect it is erased at once, and from backups within 30 days.
        Revoke it at {props.provider.name} too.
      </p>
    </div>
  )
}

function SignalLine(props: { name: string; tag: string; tone: Tone; children: JSX.Element }) {
  return (
    <li class="px-3.5 py-[9px] sm:px-[18px]">
      <p class="flex items-baseline gap-2 text-table">
        <span class="font-[560]">{props.name}</span>
        <Tag tone={props.tone}>{props.tag}</Tag>
      </p>
      <p class="mt-[3px] text-note text-ink-2">{props.children}</p>
    </li>
  )
}
