import { type JSX, Show } from 'solid-js'
import type { AccountAnswer } from '../../../../worker/providers/schemas.ts'
import type { Summary } from '../../../../worker/providers/summary-schemas.ts'
import { Hint } from '../../components/hint.tsx'
import { formatDay } from '../../lib/format-dates.ts'
import { LastSync, NextSync, NoticedAfter } from '../providers/fresh-facts.tsx'

interface FreshnessFactsProps {
  account: AccountAnswer | undefined
  summary: Summary | undefined
}

/** Up to when its figures are whole, how late a leak would be noticed, and when it was and will be read. */
export function FreshnessFacts(props: FreshnessFactsProps) {
  return (
    <ul class="num order-last flex min-h-5 w-full flex-wrap gap-x-4 gap-y-1 text-table text-ink-2 *:first:first-letter:uppercase">
      <Show when={props.summary}>{(summary) => <CompleteThrough summary={summary()} />}</Show>
      <Show when={props.account}>{(account) => <SyncFacts account={account()} />}</Show>
    </ul>
  )
}

const Fact = (props: { children: JSX.Element }) => <li class="whitespace-nowrap">{props.children}</li>

function CompleteThrough(props: { summary: Summary }) {
  const series = () => props.summary.signals.filter(({ signal, exposed }) => exposed && (signal === 'cost' || signal === 'usage'))
  const leading = () => series()[0]
  return (
    <Show when={leading()} fallback={<Fact>{props.summary.credits ? 'tells a balance, and no days' : 'tells no days'}</Fact>}>
      {(signal) => (
        <Fact>
          <Show when={signal().completeThrough} fallback={<Hint text="The first complete day is still to come.">no complete day yet</Hint>}>
            {(day) => (
              <>
                complete through <b class="font-[560] text-ink">{formatDay(day(), props.summary.today)}</b>
              </>
            )}
          </Show>
        </Fact>
      )}
    </Show>
  )
}

function SyncFacts(props: { account: AccountAnswer }) {
  return (
    <>
      <Show when={props.account.noticedAfterHours}>
        <Fact>
          noticed after <NoticedAfter account={props.account} />
        </Fact>
      </Show>
      <Fact>
        last sync <LastSync account={props.account} />
      </Fact>
      <Fact>
        next sync <NextSync account={props.account} />
      </Fact>
    </>
  )
}
