import { isZero, parseDecimal } from '../../platform/decimal.ts'
import { canonical, describe, differences, foldedLines, linesOf, totalsOf, unanswered } from './compare.ts'
import { bodyOf } from '../fixtures/serve.ts'
import { sampleAnswer } from './catalog-rules.ts'
import type { Options, Outcome } from './harness.ts'
import { type Readable, changeMember, holdsList, memberPaths, readBody, withStrangers } from './mutate.ts'
import { type Rule, type Step, type Subject, stepsOf } from './rule.ts'

type Change = (body: Readable) => unknown

/** Lets the sandbox answer, and changes what it said where the request is one of `endpoint`. */
const changing =
  (change: Change, endpoint?: string): NonNullable<Options['answer']> =>
  async (request, pass) => {
    const response = await pass()
    if (endpoint !== undefined && endpointOf(request) !== endpoint) return response
    const text = await bodyOf(response)
    const body = response.ok ? readBody(text, response.headers.get('content-type') ?? '') : undefined
    const { 'content-length': _, ...headers } = Object.fromEntries(response.headers)
    return body ? new Response(body.write(change(body)), { status: response.status, headers }) : response
  }

/** Requests that differ only in ids, dates and queries are of one endpoint. */
function endpointOf(request: Request): string {
  const { host, pathname } = new URL(request.url)
  const path = pathname.split('/').map((part) => (/\d/.test(part) && !/^v\d/.test(part) ? '*' : part))
  return `${request.method} ${host}${path.join('/')} ${request.headers.get('x-amz-target') ?? ''}`.trim()
}

async function findStrangerProblems({ provider, fixture, harness }: Subject): Promise<string[]> {
  const problems: string[] = []
  for (const step of stepsOf(provider)) {
    const good = await harness.run(step)
    const outcome = await harness.run(step, { answer: changing(({ value }) => withStrangers(value, fixture.maps ?? [])) })
    problems.push(...unanswered(`${step}, with unknown members,`, outcome))
    problems.push(...differences(linesOf(good.items), linesOf(outcome.items)).map((line) => `${step}, with unknown members: ${line}`))
  }
  return problems
}

interface Loss {
  endpoint: string
  path: string[]
  hasList: boolean
}

/** Every member of every answer that the step reads. */
async function lossesOf({ fixture, harness }: Subject, step: Step): Promise<Loss[]> {
  const found = new Map<string, Loss>()
  await harness.run(step, {
    async answer(request, pass) {
      const response = await pass()
      const body = response.ok && readBody(await bodyOf(response), response.headers.get('content-type') ?? '')
      for (const path of body ? memberPaths(body.value, fixture.maps ?? []) : []) {
        const endpoint = endpointOf(request)
        const key = canonical([endpoint, path])
        const hasList = (found.get(key)?.hasList ?? false) || (body !== false && body !== undefined && holdsList(body.value, path))
        found.set(key, { endpoint, path, hasList })
      }
      return response
    },
  })
  return [...found.values()]
}

async function findLossProblems(subject: Subject): Promise<string[]> {
  const { provider, fixture, harness } = subject
  const problems: string[] = []
  for (const step of stepsOf(provider)) {
    const good = await harness.run(step)
    for (const loss of await lossesOf(subject, step)) {
      if (fixture.mayBeAbsent?.includes(loss.path.at(-1) ?? '')) continue
      for (const to of ['gone', null] as const) {
        const outcome = await harness.run(step, { answer: changing(({ value }) => changeMember(value, loss.path, to), loss.endpoint) })
        const problem = judgeLoss({ step, loss, to, good, outcome })
        if (!problem) continue
        problems.push(`${step}: ${loss.endpoint}: ${loss.path.join('.')} is ${to ?? 'null'} and ${problem}`)
        break
      }
    }
  }
  return problems
}

/** A loss is named, or makes no difference to any figure; only the end of the pages may be taken for the end. */
function judgeLoss({
  step,
  loss,
  to,
  good,
  outcome,
}: {
  step: Step
  loss: Loss
  to: 'gone' | null
  good: Outcome
  outcome: Outcome
}): string | undefined {
  const { failure, crash } = outcome
  if (crash !== undefined) return describe(outcome)
  if (failure) {
    const names = loss.path.filter((part) => part !== '*').slice(-2)
    if (failure.kind !== 'unexpected_answer') return describe(outcome)
    return names.some((name) => failure.detail?.includes(name)) ? undefined : `is not named: ${failure.detail ?? ''}`
  }
  if (step === 'identify') return canonical(idOf(good)) === canonical(idOf(outcome)) ? undefined : 'the account has another id'
  if (canonical(totalsOf(good.items)) === canonical(totalsOf(outcome.items))) return undefined
  const isCursor = !loss.hasList && outcome.sent.length < good.sent.length
  if (isCursor) return undefined
  const isSeries = step === 'cost' || step === 'usage'
  // A null balance or limit is "none" at many providers; it must not turn into 0.
  if (to === null && !isSeries && zeros(outcome) <= zeros(good)) return undefined
  return `the figures change in silence: ${differences(foldedLines(good.items), foldedLines(outcome.items))[0] ?? canonical(totalsOf(outcome.items))}`
}

const idOf = ({ items: [account] }: Outcome) => (account && 'id' in account ? account.id : undefined)

const zeros = ({ items }: Outcome): number =>
  items.reduce((sum, item) => sum + Object.values(totalsOf([item])).filter((total) => isZero(parseDecimal(total))).length, 0)

async function findSampleProblems({ provider, fixture, harness }: Subject): Promise<string[]> {
  const problems: string[] = []
  for (const { source, during, window, answer, expected } of fixture.samples) {
    if (!provider[during]) problems.push(`a sample of ${during}, which is not offered`)
    if (source.trim() === '') problems.push(`a sample of ${during} does not say where it was published`)
    const outcome = await harness.run(during, { window, answer: (request) => sampleAnswer(answer(request)) })
    problems.push(...unanswered(`the sample ${source}`, outcome))
    problems.push(...differences(expected.map(canonical).sort(), linesOf(outcome.items)).map((line) => `the sample ${source}: ${line}`))
  }
  return problems
}

export const answerRules: readonly Rule[] = [
  { name: 'ignores members that it does not know', check: findStrangerProblems },
  { name: 'names an expected member that is missing, and never counts it as 0', check: findLossProblems },
  { name: 'reads the official samples as they were published', check: findSampleProblems },
]
