import type { ProviderAnswer } from '../../../../worker/providers/schemas.ts'
import type { FieldError } from '../../components/error-summary.tsx'
import type { ProblemError } from '../../lib/problem.ts'

type Field = ProviderAnswer['credentials'][number]

export const controlIdOf = (fieldName: string): string => `credential-${fieldName}`

/** What is plainly missing, in the words that the server would use. The rest is the server's to judge. */
export function findMissing(fields: readonly Field[], values: Readonly<Record<string, string>>): FieldError[] {
  return fields.flatMap((field) => {
    const value = values[field.name]?.trim() ?? ''
    if (value === '' && !field.optional) return [{ controlId: controlIdOf(field.name), message: `${field.label} is missing` }]
    if (field.kind === 'url' && value !== '' && !value.startsWith('https://')) {
      return [{ controlId: controlIdOf(field.name), message: `${field.label} must be an address that begins with https://` }]
    }
    return []
  })
}

/** Where a refusal belongs: beside its fields, or, for the provider's own words, beside the first secret. */
export function placeProblem(problem: ProblemError, fields: readonly Field[]): FieldError[] {
  if (problem.errors.length > 0) {
    return problem.errors.map(({ path, message }) => {
      const name = path.replace(/^credentials\./, '')
      return { controlId: fields.some((field) => field.name === name) ? controlIdOf(name) : undefined, message }
    })
  }
  const concerned = {
    credentials_rejected: fields.find((field) => field.secret),
    permission_missing: fields.find((field) => field.secret),
    host_refused: fields.find((field) => field.kind === 'url'),
  }[problem.code]
  return [{ controlId: concerned && controlIdOf(concerned.name), message: problem.message }]
}

/** What the value usually looks like, when this one does not. Pointed out, not refused. */
export function findUnusual(field: Field, value: string): string | undefined {
  const trimmed = value.trim()
  if (field.usually === null || trimmed === '' || new RegExp(field.usually).test(trimmed)) return undefined
  const look = field.placeholder ? ` like ${field.placeholder}` : ''
  return `This does not look${look} as it usually does. It may still work: the provider decides.`
}
