/** Fields of a log line: ids, codes, counts, durations. Never credentials, tokens, URLs with queries, or bodies. */
export type LogFields = Record<string, string | number | boolean | null | undefined>

export interface Logger {
  info(event: string, fields?: LogFields): void
  error(event: string, fields?: LogFields): void
  with(fields: LogFields): Logger
}

const secretName = /(authorization|cookie|secret|token|password|credential|api_?key)/i

/** Structured lines, one JSON object each. A field whose name sounds like a secret is masked whatever it holds. */
export function createLogger(write: (line: string, level: 'info' | 'error') => void, base: LogFields = {}): Logger {
  const emit = (level: 'info' | 'error', event: string, fields: LogFields = {}) => {
    const all = Object.entries({ ...base, ...fields }).map(([name, value]) => [name, secretName.test(name) ? '[masked]' : value])
    write(JSON.stringify({ level, event, ...Object.fromEntries(all) }), level)
  }
  return {
    info: (event, fields) => emit('info', event, fields),
    error: (event, fields) => emit('error', event, fields),
    with: (fields) => createLogger(write, { ...base, ...fields }),
  }
}

/**
 * An error in one short line for the log: of a failed query what the database said, since the query's own message repeats
 * its parameters.
 */
export function describeError(error: unknown): string {
  const root = error instanceof Error && error.cause instanceof Error ? error.cause : error
  return root instanceof Error ? `${root.name}: ${root.message.split('\n')[0] ?? ''}`.slice(0, 200) : 'not an error'
}
