import { type ApiDocument, type Schema, nameOf, resolve } from './document.ts'

/** A field or parameter as a reader wants it told. */
export interface Told {
  /** "string", "array of Line", "Money or null". */
  type: string
  /** What a value must keep to: "1 to 100", "at most 60 characters". */
  limits: string[]
  choices: string[]
  description: string | undefined
  /** What is inside, for objects and arrays of them. */
  fields: Field[]
}

export interface Field {
  name: string
  required: boolean
  schema: Schema
}

const isNull = ({ type }: Schema) => type === 'null'

/** What a schema says, in words. */
export function describeSchema(document: ApiDocument, schema: Schema): Told {
  const own = innermost(document, schema)
  const { enum: choices = [] } = own
  return {
    type: typeOf(document, schema),
    limits: limitsOf(own),
    choices: choices.filter((choice) => choice !== null).map(String),
    description: schema.description ?? resolve(document, schema).description,
    fields: Object.entries(own.properties ?? {}).map(([name, one]) => ({
      name,
      required: own.required?.includes(name) ?? false,
      schema: one,
    })),
  }
}

/** The schema whose fields a value has: through references, "or null", and lists. */
function innermost(document: ApiDocument, schema: Schema): Schema {
  const whole = resolve(document, schema)
  const [only, ...others] = whole.anyOf?.filter((one) => !isNull(one)) ?? []
  if (only && others.length === 0) return innermost(document, only)
  return whole.items ? innermost(document, whole.items) : whole
}

function typeOf(document: ApiDocument, schema: Schema): string {
  const name = nameOf(schema)
  const whole = resolve(document, schema)
  if (whole.items && !name) return `array of ${typeOf(document, whole.items)}`
  if (name) return name
  if (whole.anyOf) return whole.anyOf.map((one) => typeOf(document, one)).join(' or ')
  const types = [whole.type ?? 'any'].flat()
  return types.map((type) => (whole.format && type !== 'null' ? (formats[whole.format] ?? type) : type)).join(' or ')
}

const formats: Readonly<Record<string, string>> = { date: 'day', 'date-time': 'instant', email: 'email', uri: 'URL' }

function limitsOf({ minimum, maximum, minLength, maxLength, maxItems, pattern, default: usual }: Schema): string[] {
  return [
    minimum !== undefined && maximum !== undefined && `${minimum} to ${maximum}`,
    minimum !== undefined && maximum === undefined && `at least ${minimum}`,
    minimum === undefined && maximum !== undefined && `at most ${maximum}`,
    minLength !== undefined && minLength > 1 && `at least ${minLength} characters`,
    maxLength !== undefined && `at most ${maxLength} characters`,
    maxItems !== undefined && `at most ${maxItems} entries`,
    pattern !== undefined && `matches ${pattern}`,
    usual !== undefined && `default ${JSON.stringify(usual).replaceAll('"', '')}`,
  ].filter((limit) => limit !== false)
}
