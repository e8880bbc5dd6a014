import { AppError, type InputError } from '../platform/errors.ts'

/** One field of the form that connects a provider. Forms, validation and the catalog are all made from these. */
export interface CredentialField {
  kind: 'secret' | 'text' | 'choice' | 'url' | 'file'
  label: string
  /** Where in the console it is made, and with which scope. */
  help: string
  optional: boolean
  /** What the value must look like; said in words by `expected`. */
  pattern?: RegExp
  expected?: string
  /** What it usually looks like: another value is pointed out, not refused. */
  usually?: RegExp
  placeholder?: string
  /** For `choice`. */
  options?: readonly { value: string; label: string }[]
  /** Something to copy into the provider's console, such as a policy. */
  snippet?: { label: string; text: string }
}

type Extra = Partial<Pick<CredentialField, 'optional' | 'pattern' | 'expected' | 'usually' | 'placeholder' | 'snippet'>>

const field =
  (kind: CredentialField['kind']) =>
  (label: string, help: string, extra: Extra = {}): CredentialField => ({ kind, label, help, optional: false, ...extra })

/** A key, token or password: hidden, encrypted, never echoed. */
export const secret = field('secret')
/** A plain value: an account name, a project id. */
export const text = field('text')
/** The https base address of something self-hosted. */
export const url = field('url')
/** A key file, dropped or pasted whole; a secret. */
export const file = field('file')

export const choice = (
  label: string,
  help: string,
  options: readonly { value: string; label: string }[],
  extra: Extra = {},
): CredentialField => ({
  ...field('choice')(label, help, extra),
  options,
})

export const isSecret = (one: CredentialField): boolean => one.kind === 'secret' || one.kind === 'file'

const maxLength = { secret: 4_096, text: 200, choice: 60, url: 500, file: 20_000 } as const

/**
 * Checks the shape of what was entered and answers it trimmed. Errors name the field and what it should look like,
 * never the value.
 */
export function readCredentials(
  fields: Readonly<Record<string, CredentialField>>,
  input: Readonly<Record<string, unknown>>,
): Record<string, string> {
  const errors: InputError[] = []
  const values: Record<string, string> = {}
  for (const name of Object.keys(input)) {
    if (!(name in fields)) errors.push({ path: `credentials.${name.slice(0, 40)}`, message: 'is not a field of this provider' })
  }
  for (const [name, one] of Object.entries(fields)) {
    const value = typeof input[name] === 'string' ? input[name].trim() : ''
    const problem = input[name] !== undefined && typeof input[name] !== 'string' ? 'must be text' : findProblem(one, value)
    if (problem) errors.push({ path: `credentials.${name}`, message: `${one.label} ${problem}` })
    else if (value !== '') values[name] = one.kind === 'url' ? normalizeBaseUrl(value) : value
  }
  if (errors.length > 0) throw new AppError('invalid_input', { detail: errors.map((error) => error.message).join('; '), errors })
  return values
}

function findProblem(one: CredentialField, value: string): string | undefined {
  if (value === '') return one.optional ? undefined : 'is missing'
  if (value.length > maxLength[one.kind]) return `is longer than ${maxLength[one.kind]} characters`
  if (one.kind !== 'file' && /[\s\p{Cc}]/u.test(value)) return 'must not contain spaces or line breaks'
  if (one.kind === 'secret' && /[^\x21-\x7e]/.test(value)) return 'holds a sign that keys do not have: copy it again, whole'
  if (one.kind === 'secret' && value.length < 8) return 'is too short to be a key'
  if (one.kind === 'choice' && !one.options?.some((option) => option.value === value)) {
    return `must be one of ${one.options?.map((option) => option.value).join(', ')}`
  }
  if (one.kind === 'url' && !isHttpsUrl(value))
    return 'must be an address that begins with https:// and holds no user name, query or fragment'
  if (one.pattern && !one.pattern.test(value)) return `does not look right: ${one.expected ?? 'compare it with the console'}`
  return undefined
}

function isHttpsUrl(value: string): boolean {
  const parsed = URL.parse(value)
  return parsed !== null && parsed.protocol === 'https:' && !parsed.username && !parsed.password && !parsed.search && !parsed.hash
}

/** `https://llm.example.com/v1/` and `https://llm.example.com` are one place. */
const normalizeBaseUrl = (value: string): string => {
  const parsed = new URL(value)
  return `https://${parsed.host}${parsed.pathname}`.replace(/\/+$/, '').replace(/\/v1$/, '')
}
