import { type Decimal, add, formatDecimal, parseDecimal, subtract, zero } from '../../platform/decimal.ts'
import { addDays, day, utcDay } from '../../platform/day.ts'
import type { Charge } from '../contract.ts'
import { seededTruthOf } from '../fixtures/serve.ts'
import { canonical, describe, differences, linesOf, unanswered } from './compare.ts'
import type { Item } from './harness.ts'
import { type Rule, type Subject, offered } from './rule.ts'
import { rangeOf } from './window-rules.ts'

async function findFigureProblems({ provider, fixture, harness }: Subject): Promise<string[]> {
  const problems: string[] = []
  for (const step of offered(provider)) {
    const expected = fixture.expected[step] ?? []
    if (expected.length === 0) problems.push(`the fixture expects nothing of ${step}`)
    const outcome = await harness.run(step)
    problems.push(...unanswered(step, outcome))
    const lines = differences(expected.map((item) => canonical(item)).sort(), linesOf(outcome.items))
    problems.push(...lines.map((line) => `${step}: ${line}`))
  }
  const unoffered = Object.keys(fixture.expected).filter((step) => !offered(provider).some((one) => one === step))
  return [...problems, ...unoffered.map((step) => `the fixture expects ${step}, which is not offered`)]
}

async function findIdentityProblems({ provider, fixture, harness }: Subject): Promise<string[]> {
  const outcome = await harness.run('identify')
  const { id, name, timeZone } = (outcome.items[0] ?? {}) as { id?: string; name?: string; timeZone?: string }
  const problems = unanswered('identify', outcome)
  if (problems.length === 0 && canonical({ id, name }) !== canonical(fixture.account))
    problems.push(`identify answers ${canonical({ id, name })}`)
  if (provider.id !== fixture.provider || provider.id !== fixture.sandbox.id)
    problems.push('provider, fixture and sandbox have different ids')
  const zone = timeZone ?? provider.timeZone
  const seedZone = fixture.sandbox.seed.timeZone ?? 'UTC'
  if (problems.length === 0 && zone !== seedZone) problems.push(`its days are of ${zone}, and those of its sandbox of ${seedZone}`)
  return problems
}

const isCharge = (item: Item): item is Charge => 'type' in item && item.type === 'charge'
const sum = (values: readonly Decimal[]): Decimal => values.reduce(add, zero)

/** What the sandbox's truth holds and what the API shows of it come to the same, in the categories that the API tells. */
async function findSumProblems(subject: Subject): Promise<string[]> {
  const { provider, fixture, harness } = subject
  if (!provider.cost) return []
  const told = new Set((await harness.run('cost')).items.filter(isCharge).map(({ category }) => category))
  const today = utcDay(Date.parse(fixture.now))
  const seeded = { truth: seededTruthOf(fixture), window: { from: addDays(today, -12), to: addDays(today, -2) } }
  const monthly = provider.cost.grain !== 'day'
  const cases = [{ truth: undefined, window: rangeOf(subject, 'cost') }, ...(monthly ? [] : [seeded])]
  const problems: string[] = []
  for (const { truth, window } of cases) {
    const what = truth ? 'the seeded truth' : 'the truth of the fixture'
    const outcome = await harness.run('cost', { window, ...(truth ? { truth } : {}) })
    problems.push(...unanswered(`cost of ${what}`, outcome))
    const rows = truth
      ? truth.rows({ ...window, at: Date.parse(fixture.now) })
      : fixture.truth.filter((row) => window.from <= row.day && row.day < day(window.to))
    const counted = rows.filter((row) => told.has(row.category ?? 'Usage'))
    const wanted = { units: BigInt(counted.reduce((total, row) => total + row.micros, 0)), scale: 6 }
    const charges = outcome.items.filter(isCharge)
    const matching = [charges.map(({ billed }) => billed.value), charges.map(({ effective }) => effective.value)].some((values) =>
      isWithin(subtract(sum(values), wanted), charges.length),
    )
    if (!matching)
      problems.push(
        `${what} is ${formatDecimal(wanted)}, and cost comes to ${formatDecimal(sum(charges.map(({ billed }) => billed.value)))}: ${describe(outcome)}`,
      )
  }
  return problems
}

/** Half a micro-unit for each row that the provider itself rounds. */
const isWithin = (difference: Decimal, rows: number): boolean => {
  const limit = parseDecimal(`${rows}e-6`)
  const size = difference.units < 0n ? -difference.units : difference.units
  return subtract({ units: size, scale: difference.scale }, limit).units <= 0n
}

export const figureRules: readonly Rule[] = [
  { name: 'identifies the account behind good credentials', check: findIdentityProblems },
  { name: 'reads every amount to the micro-unit, with unit and sign', check: findFigureProblems },
  { name: 'shows the whole of what was spent', check: findSumProblems },
]
