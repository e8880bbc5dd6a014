import { For, type JSX, Show } from 'solid-js'
import type { Dashboard } from '../../../../worker/dashboard/schemas.ts'
import { formatDay, formatDays, earlierDay } from '../../lib/format-dates.ts'
import { formatMoney, formatRoughly } from '../../lib/format-money.ts'
import { type Money, isNegative } from '../../lib/micros.ts'
import { hasAnyFigures } from './figures.ts'
import { Verdict } from './verdict.tsx'
import { describeChangeOrNone, describeToPay, describeTotal } from './words.ts'

/** Used, forecast, to pay, and the verdict over all three. */
export function Headline(props: { dashboard: Dashboard }) {
  const totals = () => props.dashboard.totals
  const range = () => props.dashboard.range
  const through = () => earlierDay(range().to, props.dashboard.today)
  const isKnown = () => hasAnyFigures(props.dashboard)
  const change = () => totals().change
  /** Two such amounts do not fit beside one another on a phone. */
  const isLong = () => formatMoney(totals().toPay).length > longest.beside
  return (
    <section
      aria-label="In short"
      class={`card grid break-inside-avoid grid-cols-2 [&>div]:min-w-0 [&>div]:px-[15px] [&>div]:py-3.5 sm:[&>div]:px-5 sm:[&>div]:py-[18px] ${
        isLong() ? 'lg:grid-cols-[1.2fr_1fr_1.2fr_1fr]' : 'lg:grid-cols-[1.25fr_1fr_1fr_1.35fr]'
      }`}
    >
      <div class="col-span-2 sm:col-span-1">
        <Label>Used, {formatDays(range().from, through())}</Label>
        <Show
          when={isKnown()}
          fallback={<Unknown why="No source has told a figure of these days. That is not the same as nothing spent." />}
        >
          <Figure amount={totals().used} atLeast={totals().atLeast} isMain />
          <Lines lines={[describeChangeOrNone(change()), ...describeTotal(totals())]} />
        </Show>
      </div>
      <div class={`border-t border-line sm:border-t-0 sm:border-l ${isLong() ? 'col-span-2 sm:col-span-1' : ''}`}>
        <Forecast forecast={props.dashboard.forecast} today={props.dashboard.today} />
      </div>
      <div class={`border-t border-line sm:border-l-0 lg:border-t-0 lg:border-l ${isLong() ? 'col-span-2 sm:col-span-1' : 'border-l'}`}>
        <Label>{range().to >= props.dashboard.today ? 'To pay so far' : 'To pay'}</Label>
        <Show when={isKnown()} fallback={<Unknown why="It follows from what is used." />}>
          <Figure amount={totals().toPay} atLeast={totals().atLeast} />
          <Lines lines={describeToPay(totals())} />
        </Show>
      </div>
      <Verdict dashboard={props.dashboard} />
    </section>
  )
}

const Label = (props: { children: JSX.Element }) => <p class="text-note text-ink-2">{props.children}</p>

const mid = 'mt-[9px] mb-1.5 leading-[1.15] font-semibold tracking-[-0.024em]'

/** Long amounts are set smaller rather than cut or broken. */
const sizes = { main: ['text-big', 'text-mid lg:text-h1'], beside: ['text-h1 sm:text-mid', 'text-h1 lg:text-[16px]'] } as const
const longest = { main: 13, beside: 13 } as const

/** What is listed beside a total makes it a lower bound. */
function Figure(props: { amount: Money; atLeast: boolean; isMain?: boolean }) {
  const place = () => (props.isMain ? 'main' : 'beside')
  const written = () => formatMoney(props.amount)
  const size = () => sizes[place()][written().length + (props.atLeast ? 2 : 0) > longest[place()] ? 1 : 0]
  return (
    <p class={`num wrap-anywhere ${size()} ${props.isMain ? 'mt-[7px] mb-1.5 leading-[1.1] font-[640] tracking-[-0.032em]' : mid}`}>
      <Show when={props.atLeast}>
        <span class="sr-only">at least </span>
        <span aria-hidden="true">≥{'\u00a0'}</span>
      </Show>
      {written()}
    </p>
  )
}

/** No figure, and why; never a zero. */
const Unknown = (props: { why: string }) => (
  <>
    <p class={`text-h1 text-ink-3 sm:text-mid ${mid}`}>None</p>
    <p class="text-note text-ink-2">{props.why}</p>
  </>
)

/** A range such as `1–20 Oct` stays on one line: a word joiner on either side of its dash. */
const Lines = (props: { lines: readonly string[] }) => (
  <For each={props.lines}>{(line) => <p class="num text-note text-ink-2">{line.replaceAll(/(?<=\d)–(?=\d)/g, '\u2060–\u2060')}</p>}</For>
)

const reasons: Readonly<Record<Exclude<Dashboard['forecast']['state'], 'ready'>, string>> = {
  too_early: 'Too early: it takes 5 complete days of the month.',
  not_this_range: 'These days are over: there is nothing to come.',
  no_data: 'No figures to extrapolate from yet.',
}

/** Two minus signs about a dash would be read as three. */
const formatSpan = (low: Money, high: Money) => `${formatRoughly(low)} ${isNegative(low) ? 'to' : '–'} ${formatRoughly(high)}`

function Forecast(props: { forecast: Dashboard['forecast']; today: string }) {
  const ready = () => {
    const { state, expected, low, high } = props.forecast
    return state === 'ready' && expected && low && high ? { expected, low, high } : undefined
  }
  const reason = () => (props.forecast.state === 'ready' ? reasons.no_data : reasons[props.forecast.state])
  return (
    <>
      <Label>Forecast, {formatDay(props.forecast.through, props.today)}</Label>
      <Show when={ready()} fallback={<Unknown why={reason()} />}>
        {(figures) => (
          <>
            <p class={`num text-h1 sm:text-mid ${mid}`}>{formatRoughly(figures().expected)}</p>
            <p class="num text-note text-ink-2">{formatSpan(figures().low, figures().high)} in 8 of 10 such months</p>
          </>
        )}
      </Show>
    </>
  )
}
