import { unreachable } from '../../lib/problem.ts'
import type { BuiltRequest } from './build-request.ts'

/** What came back, as it came back. */
export interface Sent {
  status: number
  /** From sending it to the last byte. */
  milliseconds: number
  bytes: number
  headers: { name: string; value: string }[]
  /** Set out over lines when it is JSON. */
  text: string
}

/** The headers that say something to whoever reads an answer. */
const telling = ['content-type', 'etag', 'x-request-id', 'cache-control', 'retry-after']

/** Sends a reading request with the reader's own session. A failure that the server tells is an answer too. */
export async function sendRequest({ url, headers }: BuiltRequest): Promise<Sent> {
  const start = performance.now()
  try {
    const response = await fetch(url, { headers: { accept: 'application/json', ...headers } })
    const text = await response.text()
    return {
      status: response.status,
      milliseconds: Math.round(performance.now() - start),
      bytes: new TextEncoder().encode(text).length,
      headers: telling.flatMap((name) => {
        const value = response.headers.get(name)
        return value === null ? [] : [{ name, value }]
      }),
      text: setOut(text),
    }
  } catch {
    throw unreachable()
  }
}

function setOut(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2)
  } catch {
    return text
  }
}
