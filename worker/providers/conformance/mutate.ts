import Papa from 'papaparse'

/** A body as data, and how to write it again. */
export interface Readable {
  value: unknown
  write(value: unknown): string
}

/** Reads JSON, NDJSON and CSV. Zip files and plain text are left alone. */
export function readBody(text: string, contentType: string): Readable | undefined {
  if (text.trim() === '') return undefined
  if (contentType.includes('csv')) {
    return { value: Papa.parse(text, { header: true, skipEmptyLines: true }).data, write: (value) => Papa.unparse(value as object[]) }
  }
  try {
    return { value: JSON.parse(text), write: (value) => JSON.stringify(value) }
  } catch {
    return readLines(text)
  }
}

function readLines(text: string): Readable | undefined {
  try {
    const value = text
      .split('\n')
      .filter((line) => line.trim() !== '')
      .map((line) => JSON.parse(line) as unknown)
    return { value, write: (lines) => (lines as unknown[]).map((line) => JSON.stringify(line)).join('\n') }
  } catch {
    return undefined
  }
}

type Members = Record<string, unknown>
const isObject = (value: unknown): value is Members => typeof value === 'object' && value !== null && !Array.isArray(value)

/** Every member by its path; `*` stands for any place of an array, and for any key of a map. */
export function memberPaths(value: unknown, maps: readonly string[], path: readonly string[] = []): string[][] {
  if (Array.isArray(value)) return unique(value.flatMap((one) => memberPaths(one, maps, [...path, '*'])))
  if (!isObject(value)) return []
  const isMap = maps.includes(path.at(-1) ?? '')
  return unique(
    Object.entries(value).flatMap(([name, member]) => {
      const inner = [...path, isMap ? '*' : name]
      return [...(isMap ? [] : [inner]), ...memberPaths(member, maps, inner)]
    }),
  )
}

const unique = (paths: string[][]): string[][] => [...new Map(paths.map((path) => [path.join('\n'), path])).values()]

/** The value with the member of that path gone from everywhere, or set to `to`. */
export function changeMember(value: unknown, [name, ...rest]: readonly string[], to: 'gone' | null): unknown {
  if (name === undefined) return value
  const inner = (one: unknown) => changeMember(one, rest, to)
  if (name === '*') {
    if (Array.isArray(value)) return value.map(inner)
    return isObject(value) ? Object.fromEntries(Object.entries(value).map(([key, member]) => [key, inner(member)])) : value
  }
  if (!isObject(value) || !(name in value)) return value
  if (rest.length > 0) return { ...value, [name]: inner(value[name]) }
  if (to === null) return { ...value, [name]: null }
  const { [name]: _, ...others } = value
  return others
}

/** Whether any member of that path is a list, or holds one. */
export function holdsList(value: unknown, [name, ...rest]: readonly string[]): boolean {
  if (name === undefined) return Array.isArray(value) || (isObject(value) && Object.values(value).some((member) => holdsList(member, [])))
  if (name === '*') return (Array.isArray(value) ? value : isObject(value) ? Object.values(value) : []).some((one) => holdsList(one, rest))
  return isObject(value) && name in value && holdsList(value[name], rest)
}

/** The value with members that nobody has heard of in every object that is no map. */
export function withStrangers(value: unknown, maps: readonly string[], name = ''): unknown {
  if (Array.isArray(value)) return value.map((one) => withStrangers(one, maps, name))
  if (!isObject(value)) return value
  const members = Object.entries(value).map(([key, member]) => [key, withStrangers(member, maps, key)])
  return Object.fromEntries(maps.includes(name) ? members : [...members, ['zz_new_text', 'new'], ['zz_new_list', [{ amount: '999.99' }]]])
}
