import { isTimeZone } from '../../platform/zone.ts'
import { type Provider, signals } from '../contract.ts'
import { isSecret, readCredentials } from '../credentials.ts'
import { canonical, describe, isSeriesItem } from './compare.ts'
import type { Options } from './harness.ts'
import { type Rule, type Subject, offered, seriesOf, stepsOf } from './rule.ts'

const isSentence = (text: string): boolean =>
  text.trim().length >= 15 && /^([\p{Lu}\p{N}"“]|[\w-]+\.[\w.-]+)/u.test(text) && /[.!?)”]$/.test(text.trim())
const sentences = (what: string, texts: readonly string[]) =>
  texts.filter((text) => !isSentence(text)).map((text) => `${what} is no sentence: "${text}"`)

/** Facts that the catalog, the forms and the screens are made of. */
function findCatalogProblems(provider: Provider): string[] {
  const problems: string[] = []
  const need = (holds: boolean, problem: string) => holds || problems.push(problem)
  need(/^[a-z][a-z0-9_]*$/.test(provider.id), 'its id is not lower case with underscores')
  need(provider.name.trim() !== '', 'it has no name')
  need(/^https:\/\/[^/]+\.[^/]+/.test(provider.docs), 'docs is no https address')
  need(isTimeZone(provider.timeZone), `timeZone "${provider.timeZone}" is unknown`)
  need(provider.hosts.length > 0, 'it names no host')
  for (const host of provider.hosts)
    need(/^(\{baseUrl\}|(\*\.)?[\w{}-]+(\.[\w{}-]+)+)$/.test(host), `"${host}" is no host, or too wide a pattern`)
  need(provider.prerequisites.length > 0, 'it has no prerequisites')
  need(provider.differences.length > 0, 'it does not say why figures may differ from the console')
  problems.push(...sentences('a prerequisite', provider.prerequisites), ...sentences('a difference', provider.differences))
  if (provider.keyPower !== 'read') problems.push(...sentences('keyPower', [provider.keyPower.canAlso]))
  for (const [name, field] of Object.entries(provider.credentials)) {
    need(field.label.trim() !== '', `${name} has no label`)
    problems.push(...sentences(`the help of ${name}`, [field.help]))
    need(!field.pattern || field.expected !== undefined, `${name} has a pattern that no words explain`)
    need(field.kind !== 'choice' || (field.options?.length ?? 0) > 1, `${name} is a choice without options`)
  }
  need(Object.values(provider.credentials).some(isSecret), 'none of its credentials is a secret')
  for (const signal of offered(provider)) {
    const facts = provider[signal]
    problems.push(...sentences(`${signal}: about`, [facts?.about ?? '']))
    need((facts?.usualDelayHours ?? -1) >= 0, `${signal}: usualDelayHours is missing`)
  }
  for (const signal of seriesOf(provider)) {
    const facts = provider[signal]
    need((facts?.maxWindowDays ?? 0) >= (facts?.grain === 'day' ? 1 : 31), `${signal}: maxWindowDays is too small`)
    need((facts?.historyDays ?? 0) > 0, `${signal}: historyDays is missing`)
    need((facts?.restatesDays ?? -1) >= 0, `${signal}: restatesDays is missing`)
  }
  return problems
}

const findSignalProblems = (provider: Provider): string[] =>
  signals.flatMap((signal) => {
    const reason = provider.notExposed[signal]
    if (provider[signal]) return reason === undefined ? [] : [`${signal} is offered and yet said not to be exposed`]
    return reason === undefined ? [`${signal} is neither offered nor explained`] : sentences(`the reason for ${signal}`, [reason])
  })

/** Dimensions that rows in fact carry, against those the catalog promises. */
async function findDimensionProblems({ provider, fixture, harness }: Subject): Promise<string[]> {
  const problems: string[] = []
  for (const signal of seriesOf(provider)) {
    const whole = await harness.run(signal)
    const samples = await Promise.all(
      fixture.samples
        .filter(({ during }) => during === signal)
        .map((sample) => harness.run(signal, { window: sample.window, answer: (request) => sampleAnswer(sample.answer(request)) })),
    )
    const rows = [whole, ...samples].flatMap(({ items }) => items).filter(isSeriesItem)
    const declared = provider[signal]?.dimensions ?? []
    const known = ['service', 'model', 'subAccount', 'meter', 'region', 'apiKey'] as const
    const filled = known.filter((name) => rows.some((row) => row[name] !== undefined))
    problems.push(...declared.filter((name) => !filled.includes(name)).map((name) => `${signal}: no row fills ${name}`))
    problems.push(...filled.filter((name) => !declared.includes(name)).map((name) => `${signal}: rows fill ${name}, which is not declared`))
  }
  return problems
}

export const sampleAnswer = (answer: { body: string; headers?: Record<string, string> } | undefined): Response =>
  answer
    ? new Response(answer.body, { headers: { 'content-type': 'application/json', ...answer.headers } })
    : Response.json({ message: 'not found' }, { status: 404 })

/** A field is used when another value of it changes what is asked. */
async function findUnusedFields({ provider, fixture, harness }: Subject): Promise<string[]> {
  const unused: string[] = []
  const trace = async (options: Options) => {
    const runs = await Promise.all(stepsOf(provider).map((step) => harness.run(step, options)))
    return canonical(
      runs.map((run) => [run.sent.map(({ request, body }) => [request.method, request.url, [...request.headers], body]), describe(run)]),
    )
  }
  const before = await trace({})
  for (const [name, field] of Object.entries(provider.credentials)) {
    const value = fixture.credentials[name] ?? ''
    const other =
      field.options?.find((option) => option.value !== value)?.value ?? (field.kind === 'url' ? 'https://other.example.com' : `${value}x1`)
    if ((await trace({ credentials: { ...fixture.credentials, [name]: other } })) === before)
      unused.push(`${name} makes no difference to any request`)
  }
  return unused
}

/** Inputs that no form may accept, whatever the provider. */
function rubbishOf({ provider, fixture }: Subject): Record<string, string>[] {
  const [first = ''] = Object.keys(provider.credentials).filter((name) =>
    isSecret(provider.credentials[name] ?? { kind: 'text', label: '', help: '', optional: true }),
  )
  return [
    ...fixture.rubbish,
    {},
    { ...fixture.credentials, unheardOf: 'unheard-of-value' },
    { ...fixture.credentials, [first]: 'x'.repeat(30_000) },
    { ...fixture.credentials, [first]: '' },
  ]
}

function findCredentialProblems(subject: Subject): string[] {
  const { provider, fixture } = subject
  const problems: string[] = []
  if (fixture.rubbish.length === 0) problems.push('the fixture holds no rubbish of its own')
  for (const [whose, input] of [
    ['good', fixture.credentials],
    ['the demo’s', fixture.sandbox.demoCredentials],
  ] as const) {
    try {
      readCredentials(provider.credentials, input)
    } catch (error) {
      problems.push(`${whose} credentials are refused: ${error instanceof Error ? error.message : ''}`)
    }
  }
  for (const input of rubbishOf(subject)) {
    try {
      readCredentials(provider.credentials, input)
      problems.push(`rubbish is accepted: ${canonical(Object.keys(input))} of ${canonical(input).slice(0, 80)}`)
    } catch (error) {
      const said = canonical([error instanceof Error ? error.message : '', error])
      const told = Object.entries(input).filter(
        ([name, value]) =>
          value.trim().length >= 6 && said.includes(value.trim()) && !(name in fixture.credentials && fixture.credentials[name] === value),
      )
      problems.push(...told.map(([name]) => `the refusal repeats the value of ${name}`))
    }
  }
  return problems
}

export const catalogRules: readonly Rule[] = [
  { name: 'has a complete entry in the catalog', check: ({ provider }) => findCatalogProblems(provider) },
  { name: 'offers each signal or says why it does not', check: ({ provider }) => findSignalProblems(provider) },
  { name: 'fills the dimensions that it declares, and no others', check: findDimensionProblems },
  { name: 'uses every field of its form', check: findUnusedFields },
  { name: 'refuses rubbish without repeating it', check: findCredentialProblems },
]
