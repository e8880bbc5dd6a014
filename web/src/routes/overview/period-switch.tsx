import { useSearchParams } from '@solidjs/router'
import { Segmented } from '../../components/segmented.tsx'

const periods = [
  { value: '7d', label: '7d' },
  { value: '30d', label: '30d' },
  { value: 'mtd', label: 'This month' },
  { value: '90d', label: '90d' },
  { value: '12m', label: '12m' },
] as const

type Period = (typeof periods)[number]['value']

export const readPeriod = (range: string | undefined): Period => periods.find((one) => one.value === range)?.value ?? 'mtd'

/** The period lives in the address, so that a link shows what its sender saw. */
export function PeriodSwitch(props: { period: Period }) {
  const [, setParams] = useSearchParams()
  return (
    <Segmented
      label="Period"
      class="order-4 w-full md:order-none md:w-auto"
      options={periods}
      value={props.period}
      onChange={(range) => setParams({ range: range === 'mtd' ? undefined : range })}
    />
  )
}
