import { useSearchParams } from '@solidjs/router'
import { Show, createSignal } from 'solid-js'
import { Segmented } from '../../components/segmented.tsx'
import type { Period } from '../../lib/period.ts'
import { OwnDates } from './own-dates.tsx'

const periods = [
  { value: '7d', label: '7d' },
  { value: '30d', label: '30d' },
  { value: 'mtd', label: 'This month' },
  { value: 'last_month', label: 'Last month' },
  { value: '90d', label: '90d' },
  { value: '12m', label: '12m' },
  { value: 'own', label: 'Dates' },
] as const

interface PeriodSwitchProps {
  period: Period
  /** The days on screen, which own dates begin with. */
  shown: { from: string; to: string; today: string } | undefined
}

/** The period lives in the address, so that a link shows what its sender saw. */
export function PeriodSwitch(props: PeriodSwitchProps) {
  const [, setParams] = useSearchParams()
  const [opened, setOpened] = createSignal(false)
  const value = () => (typeof props.period === 'string' && !opened() ? props.period : 'own')

  function choose(next: (typeof periods)[number]['value']) {
    setOpened(next === 'own')
    if (next !== 'own') setParams({ range: next === 'mtd' ? undefined : next, from: undefined, to: undefined })
  }
  function showDates(from: string, to: string) {
    setOpened(false)
    setParams({ range: undefined, from, to })
  }

  return (
    <>
      <Segmented
        label="Period"
        class="order-4 grid! w-full grid-cols-12 sm:flex! md:order-none md:w-auto print:hidden! [&>label]:col-span-4
          [&>label:nth-of-type(-n+2)]:col-span-2"
        options={periods}
        value={value()}
        onChange={choose}
      />
      <Show when={value() === 'own' && props.shown}>
        {(shown) => (
          <OwnDates
            from={typeof props.period === 'string' ? shown().from : props.period.from}
            to={typeof props.period === 'string' ? shown().to : props.period.to}
            today={shown().today}
            onShow={showDates}
          />
        )}
      </Show>
    </>
  )
}
