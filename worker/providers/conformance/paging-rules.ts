import { day, splitRange } from '../../platform/day.ts'
import { describe, differences, linesOf, unanswered, without } from './compare.ts'
import { type Rule, type Subject, offered, seriesOf, stepsOf } from './rule.ts'

const pathOf = (request: Request): string => {
  const { host, pathname } = new URL(request.url)
  return `${request.method} ${host}${pathname} ${request.headers.get('x-amz-target') ?? ''}`.trim()
}

async function findPageProblems({ provider, fixture, harness }: Subject): Promise<string[]> {
  const problems: string[] = []
  let [paged, turned] = [false, false]
  for (const step of stepsOf(provider)) {
    const [small, large] = [await harness.run(step), await harness.run(step, { pageSize: 10_000 })]
    problems.push(...unanswered(`${step} by large pages`, large))
    problems.push(...differences(linesOf(large.items), linesOf(small.items)).map((line) => `${step}, page by page: ${line}`))
    paged ||= small.paged
    turned ||= small.sent.length > large.sent.length
  }
  if (paged && !turned) problems.push('pages are so large that none is ever turned: make pageSize smaller')
  if (!paged && !fixture.unpaged) problems.push('its sandbox has no pages, and the fixture does not say why (`unpaged`)')
  if (paged && fixture.unpaged) problems.push('the fixture says that nothing is paged, and something is')
  return problems
}

/** A server that answers the first page for ever: the adapter stops, and counts no row twice. */
async function findEndlessProblems({ provider, harness }: Subject): Promise<string[]> {
  const problems: string[] = []
  for (const step of offered(provider)) {
    const good = await harness.run(step)
    const asked = good.sent.map(({ request }) => pathOf(request))
    const repeated = [...new Set(asked.filter((path, index) => asked.indexOf(path) !== index))]
    for (const path of repeated) {
      let first: Promise<Response> | undefined
      const outcome = await harness.run(step, {
        async answer(request, pass) {
          if (pathOf(request) !== path) return pass()
          return (await (first ??= pass())).clone() as Response
        },
      })
      if (outcome.crash) problems.push(`${step}: ${path} ${describe(outcome)}`)
      if (outcome.failure) continue
      const [twice] = without(linesOf(outcome.items), linesOf(good.items))
      if (twice) problems.push(`${step}: a page of ${path} that comes again is counted again: ${twice}`)
    }
  }
  return problems
}

/** A message delivered twice goes on with what the first one left; it does not order a second report. */
async function findWaitProblems({ provider, fixture, harness }: Subject): Promise<string[]> {
  const problems: string[] = []
  for (const step of seriesOf(provider)) {
    const { from, to } = fixture.window
    const window = splitRange({ from: day(from), to: day(to) }, provider[step]?.maxWindowDays ?? 1)[0] ?? fixture.window
    const whole = await harness.run(step, { window })
    const ordered = await harness.run(step, { window, untilWait: true })
    const [resume] = ordered.waits
    if (resume === undefined) continue
    const orders = ordered.sent.filter(({ request }) => request.method !== 'GET').map(({ request, body }) => `${pathOf(request)} ${body}`)
    for (const time of ['first', 'second']) {
      const resumed = await harness.run(step, { window, resume })
      const again = resumed.sent.some(({ request, body }) => orders.includes(`${pathOf(request)} ${body}`) && !body.includes('grant_type='))
      if (again) problems.push(`${step}: the ${time} resume orders the report again`)
      problems.push(...differences(linesOf(whole.items), linesOf(resumed.items)).map((line) => `${step}, ${time} resume: ${line}`))
    }
  }
  return problems
}

export const pagingRules: readonly Rule[] = [
  { name: 'reads every page', check: findPageProblems },
  { name: 'stops when the same page comes again', check: findEndlessProblems },
  { name: 'orders no second report when a wait is delivered twice', check: findWaitProblems },
]
