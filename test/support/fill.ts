import { site } from './browser.ts'
import type { JsonSchema, Operation, Parameter } from './operations.ts'

/** What a request is filled with where a value must mean something; everything else follows from its schema. */
export interface Values {
  workspaceId: string
  providerId: string
  connectionId: string
  credentials: Record<string, string>
}

/** A plausible value for a field, by its name first, then by its schema. */
function valueOf(name: string, schema: JsonSchema, values: Values): unknown {
  const known: Record<string, unknown> = {
    ...{ connectionId: values.connectionId, credentials: values.credentials },
    ...{ name: 'Second', currency: 'EUR', timeZone: 'Europe/Berlin', label: 'Renamed', code: '123456', next: '/', cursor: '0.wsp_0' },
  }
  if (name in known) return known[name]
  if (schema.enum) return schema.enum[0]
  if (schema.format === 'email') return 'ann@example.com'
  if (schema.format === 'date') return '2026-11-01'
  if (schema.type === 'boolean') return false
  if (schema.type === 'integer' || schema.type === 'number') return 1
  return 'text'
}

/** The path with its parameters filled; ids are of what the path says they are of. */
export function fillPath({ path }: Operation, values: Values): string {
  return path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(pathValue(path, name, values)))
}

function pathValue(path: string, name: string, values: Values): string {
  if (name === 'connectionId') return values.connectionId
  if (path.startsWith('/api/workspaces/{id}')) return values.workspaceId
  if (path.startsWith('/api/providers/{id}')) return values.providerId
  return name === 'provider' ? 'github' : 'nothing'
}

/** A body that the route takes: what is required, and of the rest what `optional` names. */
export function fillBody(
  { body }: Operation,
  values: Values,
  optional: (name: string) => boolean = () => false,
): Record<string, unknown> | undefined {
  if (!body) return undefined
  const names = Object.keys(body.properties ?? {}).filter((name) => body.required?.includes(name) || optional(name))
  return Object.fromEntries(names.map((name) => [name, valueOf(name, body.properties?.[name] ?? {}, values)]))
}

export const queryOf = ({ parameters }: Operation): Parameter[] => parameters.filter((parameter) => parameter.in === 'query')

/** One query for each choice of each query parameter, others left out; first the one without any. */
export function fillQueries(operation: Operation, values: Values): string[] {
  const single = queryOf(operation).flatMap(({ name, schema }) => {
    const choices = schema.enum ?? [valueOf(name, schema, values)]
    return choices.map((choice) => `?${new URLSearchParams({ [name]: String(choice) })}`)
  })
  return ['', ...single]
}

/** The request as a browser on our own pages would send it. */
export function requestInit({ method }: Operation, body: unknown, headers: Record<string, string> = {}) {
  return { method, headers: { ...(method === 'GET' ? {} : { Origin: site }), ...headers }, ...(body === undefined ? {} : { json: body }) }
}
