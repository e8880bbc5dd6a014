/** What D1 refuses in production and Miniflare lets through; kept below Cloudflare's own numbers (developers.cloudflare.com/d1/platform/limits). */
export const d1Limits = { parameterBytes: 1_900_000, batchBytes: 8_000_000, parameters: 100, statements: 900 } as const

/** Lets one database call through; the simulation decides when, and whether it ever returns. */
export type DatabaseGate = <T>(what: string, run: () => Promise<T>) => Promise<T>

type Client = D1Database | D1DatabaseSession

interface Guard {
  gate: DatabaseGate
  count(statements: number): void
}

/**
 * A D1 client that keeps to D1's limits everywhere, in tests too, and whose every call passes the gate.
 * One invocation shares one counter of statements.
 */
export function guardD1(client: Client, gate: DatabaseGate): D1Database {
  let statements = 0
  const guard: Guard = {
    gate,
    count(more) {
      statements += more
      if (statements > d1Limits.statements) throw new RangeError(`more than ${d1Limits.statements} statements in one invocation`)
    },
  }
  const guarded = {
    prepare: (sql: string) => new GuardedStatement(client.prepare(sql), sql, 0, guard),
    async batch(items: GuardedStatement[]) {
      const bytes = items.reduce((sum, item) => sum + item.bytes, 0)
      if (bytes > d1Limits.batchBytes) throw new RangeError(`a batch of ${bytes} bytes is too large for D1`)
      guard.count(items.length)
      return gate(items[0]?.sql ?? 'batch', () => client.batch(items.map((item) => item.inner)))
    },
  }
  return guarded as unknown as D1Database
}

class GuardedStatement {
  readonly inner: D1PreparedStatement
  readonly sql: string
  readonly bytes: number
  readonly #guard: Guard

  constructor(inner: D1PreparedStatement, sql: string, bytes: number, guard: Guard) {
    this.inner = inner
    this.sql = sql
    this.bytes = bytes
    this.#guard = guard
  }

  bind(...values: unknown[]): GuardedStatement {
    if (values.length > d1Limits.parameters) throw new RangeError(`${values.length} parameters; D1 takes ${d1Limits.parameters}`)
    const sizes = values.map((value) => (typeof value === 'string' ? byteLength(value) : 8))
    const largest = Math.max(0, ...sizes)
    if (largest > d1Limits.parameterBytes) throw new RangeError(`a parameter of ${largest} bytes is too large for D1`)
    const bytes = this.sql.length + sizes.reduce((sum, size) => sum + size, 0)
    return new GuardedStatement(this.inner.bind(...values), this.sql, bytes, this.#guard)
  }

  run = () => this.#call(() => this.inner.run())
  all = () => this.#call(() => this.inner.all())
  first = (column?: string) => this.#call(() => (column === undefined ? this.inner.first() : this.inner.first(column)))
  raw = (options?: { columnNames?: false }) => this.#call(() => this.inner.raw(options))

  #call<T>(run: () => Promise<T>): Promise<T> {
    this.#guard.count(1)
    return this.#guard.gate(this.sql, run)
  }
}

const encoder = new TextEncoder()
const byteLength = (text: string) => (text.length * 3 < d1Limits.parameterBytes ? text.length : encoder.encode(text).length)
