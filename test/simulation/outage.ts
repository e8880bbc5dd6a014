import type { Dice } from './dice.ts'
import type { FaultCounts } from './report.ts'

const failures = ['rate_limited', 'server_error', 'html', 'truncated', 'network', 'page'] as const
type Failure = (typeof failures)[number]

interface Outage {
  host: string
  kind: Failure
  from: number
  to: number
}

const minute = 60_000

/** When each provider fails, and how: for hours, or in the middle of one answer. */
export function planOutages(dice: Dice, hosts: readonly string[], from: number, to: number): Outage[] {
  return hosts.flatMap((host) =>
    Array.from({ length: dice.between(0, 3) }, () => {
      const begins = dice.between(from, to)
      return { host, kind: dice.pick(failures), from: begins, to: begins + dice.between(5, dice.chance(0.3) ? 1_800 : 120) * minute }
    }),
  )
}

interface Disturb {
  dice: Dice
  faults: FaultCounts
  outages: readonly Outage[]
  now: number
  host: string
  /** Whether it is asked for a page after the first. */
  isLaterPage: boolean
  answer(): Promise<Response>
}

/** The answer, or what a failing provider sends instead. */
export async function disturb({ dice, faults, outages, now, host, isLaterPage, answer }: Disturb): Promise<Response> {
  const outage = outages.find((one) => one.host === host && one.from <= now && now < one.to && (one.kind !== 'page' || isLaterPage))
  if (!outage) return answer()
  faults.count(`provider_${outage.kind}`)
  switch (outage.kind) {
    case 'rate_limited':
      return Response.json(
        { message: 'slow down' },
        { status: 429, headers: dice.chance(0.7) ? { 'retry-after': String(dice.between(1, 7_200)) } : {} },
      )
    case 'server_error':
    case 'page':
      return new Response('internal error', { status: 500 })
    case 'html':
      return new Response('<!doctype html><title>Down</title>', { headers: { 'content-type': 'text/html' } })
    case 'truncated': {
      const text = await (await answer()).text()
      return new Response(text.slice(0, Math.floor(text.length / 2)), { headers: { 'content-type': 'application/json' } })
    }
    case 'network':
      throw new TypeError('Network connection lost.')
    default:
      return outage.kind satisfies never
  }
}
