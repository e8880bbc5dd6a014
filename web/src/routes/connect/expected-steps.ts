import type { ProviderAnswer } from '../../../../worker/providers/schemas.ts'
import { signalWords } from '../../lib/states.ts'
import type { Refusal } from './refusal.ts'
import type { Step } from './steps.ts'

type Provider = Pick<ProviderAnswer, 'name' | 'exposed'>

const leading = ['cost', 'usage', 'credits', 'limits', 'invoices'] as const

/** What will happen once the key is there: the steps of a first sync, before there is one. */
export function expectedSteps({ name, exposed }: Provider, busy: boolean, refusal: Refusal | undefined): Step[] {
  const first = leading.find((signal) => exposed.some((one) => one.signal === signal))
  const cost = exposed.find((one) => one.signal === 'cost')
  return [
    keyStep(name, busy, refusal),
    ...(first ? [toCome('readable', `${first === 'cost' ? 'Costs' : signalWords[first]} readable`, 'seen with the first answer')] : []),
    ...(cost ? [toCome('recent', 'The last 30 days', 'about a minute, with days and rows counted here')] : []),
    ...(cost && (cost.historyDays ?? Infinity) > 31
      ? [toCome('older', 'Older history, in the background', `${howFar(cost.historyDays)}you can leave this page`)]
      : []),
  ]
}

function keyStep(name: string, busy: boolean, refusal: Refusal | undefined): Step {
  if (busy) return { id: 'key', title: `Asking ${name} about the key`, state: 'now', about: 'usually a few seconds' }
  if (refusal?.asked) return { id: 'key', title: 'Not connected', state: 'failed', about: 'nothing was stored; the reason stands above' }
  return { id: 'key', title: 'Key accepted', state: 'next', about: `asked at ${name} when you connect; stored only if it is` }
}

const howFar = (days: number | null): string => (days === null ? '' : `up to ${days.toLocaleString('en-US')} days; `)
const toCome = (id: Step['id'], title: string, about: string): Step => ({ id, title, state: 'next', about })
