import { type Operation, type Parameter, jsonOf } from './document.ts'

/** What is typed into the form: a value for each parameter by name, and the body as text. */
export interface Typed {
  values: Record<string, string>
  body: string
}

/** A request as it would be sent. */
export interface BuiltRequest {
  method: string
  url: string
  headers: Record<string, string>
  body: unknown
  /** Whose word it takes. */
  proof: 'session' | 'cronSecret' | 'none'
  answersJson: boolean
}

/** A value that the document shows for a parameter, as it is typed. */
export function sampleOf({ example, schema }: Pick<Parameter, 'example' | 'schema'>): string {
  const sample = example ?? schema.example
  return typeof sample === 'string' || typeof sample === 'number' ? `${sample}` : ''
}

/** The form as it opens: what must be there has the document's example, and the workspace is the reader's own. */
export function startTyping(operation: Operation, workspaceId: string): Typed {
  const values = (operation.parameters ?? []).map(({ name, in: place, example, schema }) => [
    name,
    name === 'X-Outlay-Workspace' ? workspaceId : place === 'path' ? (idOf(operation, workspaceId) ?? sampleOf({ example, schema })) : '',
  ])
  const media = jsonOf(operation.requestBody?.content)
  return { values: Object.fromEntries(values) as Record<string, string>, body: media ? JSON.stringify(media.example, null, 2) : '' }
}

const idOf = ({ path }: Operation, workspaceId: string) => (path.startsWith('/api/workspaces/{id}') ? workspaceId : undefined)

/** The parameters that have no value and need one. */
export const missingOf = ({ parameters = [] }: Operation, { values }: Typed): Parameter[] =>
  parameters.filter(({ name, required }) => required && !values[name]?.trim())

/** Why the body is no JSON; nothing when it is. */
export function bodyProblem({ requestBody }: Operation, { body }: Typed): string | undefined {
  if (!requestBody || (!requestBody.required && body.trim() === '')) return undefined
  try {
    JSON.parse(body)
    return undefined
  } catch (error) {
    return `This is not JSON: ${error instanceof Error ? error.message : 'it cannot be read'}.`
  }
}

export function buildRequest(operation: Operation, typed: Typed, origin: string): BuiltRequest {
  const { parameters = [], method, path, security, responses, requestBody } = operation
  const filled = (place: Parameter['in']) =>
    parameters.flatMap(({ name, in: where }) => {
      const value = typed.values[name]?.trim()
      return where === place && value ? [[name, value] as [string, string]] : []
    })
  const address = filled('path').reduce((sum, [name, value]) => sum.replace(`{${name}}`, encodeURIComponent(value)), path)
  const query = new URLSearchParams(filled('query')).toString()
  const hasBody = requestBody !== undefined && typed.body.trim() !== '' && !bodyProblem(operation, typed)
  const [scheme] = security.flatMap((one) => Object.keys(one))
  return {
    method,
    url: `${origin}${address}${query && `?${query}`}`,
    headers: Object.fromEntries([
      ...filled('header'),
      ...(method === 'GET' ? [] : [['Origin', origin]]),
      ...(hasBody ? [['Content-Type', 'application/json']] : []),
    ]) as Record<string, string>,
    body: hasBody ? JSON.parse(typed.body) : undefined,
    proof: scheme === 'session' || scheme === 'cronSecret' ? scheme : 'none',
    answersJson: Object.entries(responses).some(([status, { content }]) => status.startsWith('2') && jsonOf(content) !== undefined),
  }
}

/** Whether the page itself may send it: it reads, and its answer is data rather than a page to open. */
export const maySend = ({ method, responses }: Operation): boolean => method === 'GET' && jsonOf(responses['200']?.content) !== undefined
