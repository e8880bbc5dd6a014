import { queryOptions } from '@tanstack/solid-query'
import { send } from '../../lib/api.ts'

/** As much of OpenAPI 3.1 as the product's own document uses. */
export interface Schema {
  $ref?: string
  type?: string | string[]
  properties?: Record<string, Schema>
  required?: string[]
  items?: Schema
  anyOf?: Schema[]
  additionalProperties?: boolean | Schema
  enum?: unknown[]
  format?: string
  pattern?: string
  minimum?: number
  maximum?: number
  minLength?: number
  maxLength?: number
  maxItems?: number
  default?: unknown
  description?: string
  example?: unknown
}

export interface Parameter {
  name: string
  in: 'path' | 'query' | 'header'
  required?: boolean
  description?: string
  example?: unknown
  schema: Schema
}

interface Example {
  $ref?: string
  summary?: string
  value?: unknown
}

export interface Media {
  schema: Schema
  example?: unknown
  examples?: Record<string, Example>
}

export interface Answer {
  description: string
  headers?: Record<string, { $ref?: string; description?: string }>
  content?: Record<string, Media>
}

export interface Described {
  operationId: string
  summary: string
  description: string
  tags: string[]
  security: Record<string, unknown>[]
  parameters?: Parameter[]
  requestBody?: { required?: boolean; content: Record<string, Media> }
  responses: Record<string, Answer>
  'x-role': string
  'x-entitlement'?: string
}

/** One route, with where it is. */
export interface Operation extends Described {
  method: string
  path: string
}

export interface ApiDocument {
  info: { version: string; description: string }
  tags: { name: string; description: string }[]
  paths: Record<string, Record<string, Described>>
  components: {
    schemas: Record<string, Schema>
    examples: Record<string, Example>
    headers: Record<string, { description?: string }>
  }
}

/** The API as this deployment describes it. It changes with deployments only. */
export const documentQuery = () =>
  queryOptions({
    queryKey: ['api-document'],
    queryFn: ({ signal }) => send<ApiDocument>('/api/openapi.json', { signal }),
    staleTime: Infinity,
  })

export const listOperations = ({ paths }: ApiDocument): Operation[] =>
  Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, described]) => ({ ...described, method: method.toUpperCase(), path })),
  )

/** Parameters as a request is read: its path, its query, then its headers. */
export const parametersOf = ({ parameters = [] }: Described): Parameter[] =>
  parameters.toSorted((a, b) => places.indexOf(a.in) - places.indexOf(b.in))

const places = ['path', 'query', 'header']

/** The part of the document that a reference names; anything else is itself. */
export function resolve<Part extends { $ref?: string }>({ components }: ApiDocument, part: Part): Part {
  const [, , kind = '', name = ''] = part.$ref?.split('/') ?? []
  const named = (components as Record<string, Record<string, unknown>>)[kind]?.[name]
  return named === undefined ? part : ({ ...named, ...part, $ref: undefined } as Part)
}

/** The name of what a reference is to. */
export const nameOf = ({ $ref }: { $ref?: string }): string | undefined => $ref?.split('/').at(-1)

export const jsonOf = (content: Record<string, Media> | undefined): Media | undefined => content?.['application/json']

/** The example of a failure, by its code. */
export const failuresOf = (document: ApiDocument, answer: Answer): { code: string; title: string; value: unknown }[] =>
  Object.entries(answer.content?.['application/problem+json']?.examples ?? {}).map(([code, example]) => {
    const { summary = code, value } = resolve(document, example)
    return { code, title: summary, value }
  })
