import type { ProviderAnswer } from '../../../../worker/providers/schemas.ts'
import type { FieldError } from '../../components/error-summary.tsx'
import { ProblemError, isPassing } from '../../lib/problem.ts'

type Provider = Pick<ProviderAnswer, 'id' | 'name' | 'credentials'>

/** Why nothing was connected, as the form says it. */
export interface Refusal {
  title: string
  /** In the words of whoever refused. */
  said: string
  advice: string | undefined
  /** Where to look in the provider's console, in the catalog's words. */
  where: readonly string[]
  /** What to change, by control; empty when no single field is to blame. */
  fields: FieldError[]
  mayRetry: boolean
  /** Whether the provider was asked at all. */
  asked: boolean
  /** The connection that this account has already. */
  existingConnectionId: string | undefined
  requestId: string | undefined
}

export const labelControl = 'connection-label'
export const controlOf = (fieldName: string): string => `credential-${fieldName}`

/** The message that belongs beside a control. */
export const errorBeside = (refusal: Refusal | undefined, controlId: string): string | undefined =>
  refusal?.fields.find((error) => error.controlId === controlId)?.message

/** Reads a refused connect: whom it is from, which field it is about, and what can be done. */
export function readRefusal(problem: ProblemError, provider: Provider): Refusal {
  const existing = problem.members['existingConnectionId']
  return {
    ...wordsOf(problem, provider),
    said: problem.message,
    where: whereOf(problem, provider),
    fields: fieldsOf(problem, provider),
    mayRetry: isPassing(problem),
    asked: askedFirst.has(problem.code),
    existingConnectionId: typeof existing === 'string' ? existing : undefined,
    requestId: problem.requestId,
  }
}

/** What would be refused anyway, said without asking: fields that are empty. */
export function findMissing(fields: Provider['credentials'], values: Readonly<Record<string, string>>): ProblemError | undefined {
  const empty = fields.filter((field) => !field.optional && !values[field.name]?.trim())
  if (empty.length === 0) return undefined
  const errors = empty.map((field) => ({ path: `credentials.${field.name}`, message: `${field.label} is missing` }))
  return new ProblemError({ title: 'Some fields need another value', status: 400, code: 'invalid_input', errors, requestId: undefined })
}

function fieldsOf(problem: ProblemError, { name, credentials }: Provider): FieldError[] {
  if (problem.code === 'credentials_rejected') {
    return credentials
      .filter((field) => field.secret && !field.optional)
      .map((field) => ({ controlId: controlOf(field.name), message: `${name} did not accept this` }))
  }
  return problem.errors.map(({ path, message }) => {
    const field = credentials.find((one) => path === `credentials.${one.name}`)
    return { controlId: field ? controlOf(field.name) : path === 'label' ? labelControl : undefined, message }
  })
}

const askedFirst = new Set(['credentials_rejected', 'permission_missing', 'already_connected', 'provider_unavailable', 'provider_timeout'])

/** A key that is rejected, or that lacks a permission, is made anew where it was made. */
function whereOf({ code }: ProblemError, { credentials }: Provider): string[] {
  if (code !== 'credentials_rejected' && code !== 'permission_missing') return []
  return credentials.filter((field) => field.secret && !field.optional).map(({ label, help }) => `${label}: ${help}`)
}

const kept = 'Nothing was stored. What you entered is still here.'

function wordsOf(problem: ProblemError, { name }: Provider): Pick<Refusal, 'title' | 'advice'> {
  const permission = problem.members['permission']
  switch (problem.code) {
    case 'invalid_input':
      return { title: 'Some fields need another value', advice: undefined }
    case 'credentials_rejected':
      return {
        title: `${name} rejected the credentials`,
        advice: `Look in the console of ${name}: the key must be of this kind, copied whole, and neither revoked nor expired.`,
      }
    case 'permission_missing':
      return {
        title: 'The credentials lack a permission',
        advice: `In the console of ${name} allow ${typeof permission === 'string' ? `“${permission}”` : 'what is missing'}, or make a key that has it. “Before you start” says what else must be so there.`,
      }
    case 'already_connected':
      return {
        title: 'This account is already connected',
        advice: 'Connected twice it would be counted twice. What you entered can replace its credentials instead.',
      }
    case 'provider_unavailable':
      return { title: `${name} did not answer properly`, advice: kept }
    case 'provider_timeout':
      return { title: `${name} took too long to answer`, advice: kept }
    case 'plan_limit':
      return { title: 'Your plan allows no further connection', advice: 'Disconnect one that is no longer needed, or change the plan.' }
    case 'too_many_requests':
      return { title: 'Too many attempts in a short time', advice: 'Wait a minute, then try again.' }
    default:
      return { title: `${name} was not connected`, advice: undefined }
  }
}
