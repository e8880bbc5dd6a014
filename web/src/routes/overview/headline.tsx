import { For, type JSX, Show } from 'solid-js'
import type { Dashboard } from '../../../../worker/dashboard/schemas.ts'
import { formatDay, formatDays, earlierDay } from '../../lib/format-dates.ts'
import { formatMoney, formatRoughly } from '../../lib/format-money.ts'
import { Verdict } from './verdict.tsx'
import { describeChange, describeToPay, describeTotal } from './words.ts'

/** Used, forecast, to pay, and the verdict over all three. */
export function Headline(props: { dashboard: Dashboard }) {
  const totals = () => props.dashboard.totals
  const range = () => props.dashboard.range
  const through = () => earlierDay(range().to, props.dashboard.today)
  return (
    <section
      aria-label="In short"
      class="card grid grid-cols-2 lg:grid-cols-[1.25fr_1fr_1fr_1.35fr] [&>div]:px-[15px] [&>div]:py-3.5 sm:[&>div]:px-5 sm:[&>div]:py-[18px]"
    >
      <div class="col-span-2 sm:col-span-1">
        <Label>Used, {formatDays(range().from, through())}</Label>
        <p class="num mt-[7px] mb-1.5 text-big leading-[1.1] font-[640] tracking-[-0.032em]">
          <AtLeast when={totals().atLeast} />
          {formatMoney(totals().used)}
        </p>
        <Lines
          lines={[
            ...(totals().change
              ? [describeChange(totals().change as NonNullable<Dashboard['totals']['change']>)]
              : ['nothing to compare with yet']),
            ...describeTotal(totals()),
          ]}
        />
      </div>
      <div class="border-t border-line sm:border-t-0 sm:border-l">
        <Forecast forecast={props.dashboard.forecast} today={props.dashboard.today} />
      </div>
      <div class="border-t border-l border-line sm:border-l-0 lg:border-t-0 lg:border-l">
        <Label>{range().to >= props.dashboard.today ? 'To pay so far' : 'To pay'}</Label>
        <p class="num mt-[9px] mb-1.5 text-h1 leading-[1.15] font-semibold tracking-[-0.024em] sm:text-mid">
          <AtLeast when={totals().atLeast} />
          {formatMoney(totals().toPay)}
        </p>
        <Lines lines={describeToPay(totals())} />
      </div>
      <Verdict dashboard={props.dashboard} />
    </section>
  )
}

const Label = (props: { children: JSX.Element }) => <p class="text-note text-ink-2">{props.children}</p>

/** What is listed beside a total makes it a lower bound. */
const AtLeast = (props: { when: boolean }) => (
  <Show when={props.when}>
    <span class="sr-only">at least </span>
    <span aria-hidden="true">≥ </span>
  </Show>
)

/** A range such as `1–20 Oct` stays on one line: a word joiner on either side of its dash. */
const Lines = (props: { lines: readonly string[] }) => (
  <For each={props.lines}>{(line) => <p class="num text-note text-ink-2">{line.replaceAll(/(?<=\d)–(?=\d)/g, '\u2060–\u2060')}</p>}</For>
)

const reasons: Readonly<Record<Exclude<Dashboard['forecast']['state'], 'ready'>, string>> = {
  too_early: 'Too early: it takes 5 complete days of the month.',
  not_this_range: 'Shown for “This month” only.',
  no_data: 'No figures to extrapolate from yet.',
}

function Forecast(props: { forecast: Dashboard['forecast']; today: string }) {
  const ready = () => {
    const { state, expected, low, high } = props.forecast
    return state === 'ready' && expected && low && high ? { expected, low, high } : undefined
  }
  const reason = () => (props.forecast.state === 'ready' ? reasons.no_data : reasons[props.forecast.state])
  return (
    <>
      <Label>Forecast, {formatDay(props.forecast.through, props.today)}</Label>
      <Show
        when={ready()}
        fallback={
          <>
            <p class="mt-[9px] mb-1.5 text-h1 leading-[1.15] font-semibold text-ink-3 sm:text-mid">None</p>
            <p class="text-note text-ink-2">{reason()}</p>
          </>
        }
      >
        {(figures) => (
          <>
            <p class="num mt-[9px] mb-1.5 text-h1 leading-[1.15] font-semibold tracking-[-0.024em] sm:text-mid">
              {formatRoughly(figures().expected)}
            </p>
            <p class="num text-note text-ink-2">
              {formatRoughly(figures().low)} – {formatRoughly(figures().high)} in 8 of 10 such months
            </p>
          </>
        )}
      </Show>
    </>
  )
}
