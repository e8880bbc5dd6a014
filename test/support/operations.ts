import type { AppInTest } from './session.ts'

/** As much of JSON Schema as the API document uses. */
export interface JsonSchema {
  $ref?: string
  type?: string | string[]
  properties?: Record<string, JsonSchema>
  required?: string[]
  items?: JsonSchema
  enum?: unknown[]
  format?: string
  maxLength?: number
  additionalProperties?: boolean | JsonSchema
  [keyword: string]: unknown
}

export interface Parameter {
  name: string
  in: 'path' | 'query' | 'header'
  schema: JsonSchema
}

interface Answer {
  content?: Record<string, { schema: JsonSchema }>
}

/** One route, as the app's own API document describes it. */
export interface Operation {
  /** `POST /api/providers/{id}/connect`. */
  name: string
  method: string
  path: string
  role: string
  entitlement: string | undefined
  audit: string | undefined
  parameters: Parameter[]
  /** The schema of its JSON body. */
  body: JsonSchema | undefined
  responses: Record<string, Answer>
}

interface Described {
  'x-role': string
  'x-entitlement'?: string
  'x-audit'?: string
  parameters?: Parameter[]
  requestBody?: Answer
  responses: Record<string, Answer>
}

interface Document {
  paths: Record<string, Record<string, Described>>
  components: { schemas: Record<string, JsonSchema> }
}

/** Every route there is: sweeps take their list from the document, so that a new route is swept without being named. */
export async function readOperations(world: AppInTest): Promise<Operation[]> {
  const document = await world.openBrowser().json<Document & Record<string, unknown>>('/api/openapi.json')
  const whole = <T>(part: T): T => resolveRefs(part, document.components.schemas)
  return Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([key, described]): Operation => {
      const method = key.toUpperCase()
      return {
        ...{ name: `${method} ${path}`, method, path, role: described['x-role'] },
        ...{ entitlement: described['x-entitlement'], audit: described['x-audit'], parameters: whole(described.parameters ?? []) },
        body: whole(described.requestBody?.content?.['application/json']?.schema),
        responses: whole(described.responses),
      }
    }),
  )
}

/** The same with every `$ref` to a component replaced by what it names. */
function resolveRefs<T>(part: T, schemas: Record<string, JsonSchema>): T {
  if (Array.isArray(part)) return part.map((one: unknown) => resolveRefs(one, schemas)) as T
  if (typeof part !== 'object' || part === null) return part
  if ('$ref' in part) return resolveRefs(schemas[String(part.$ref).split('/').at(-1) ?? ''], schemas) as T
  return Object.fromEntries(Object.entries(part).map(([key, value]) => [key, resolveRefs(value, schemas)])) as T
}

export const isUnsafe = ({ method }: Operation): boolean => !['GET', 'HEAD', 'OPTIONS'].includes(method)

/** Whether the route asks for a session: all but those that are public or prove the caller by a secret. */
export const needsSession = ({ role }: Operation): boolean => role !== 'public' && role !== 'secret'

/** Whether the route is about one workspace. */
export const isOfWorkspace = (operation: Operation): boolean => needsSession(operation) && operation.role !== 'user'

/** Every role below the least that the route takes. */
export function rolesBelow({ role }: Operation): string[] {
  const order = ['owner', 'admin', 'member', 'viewer']
  return order.slice(order.indexOf(role) + 1)
}
