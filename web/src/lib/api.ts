import { readProblem, unreachable } from './problem.ts'

declare global {
  /** Requests that boot.js sent while the code was still loading, by path. */
  var earlyAnswers: Record<string, Promise<Response> | undefined> | undefined
}

let workspaceId: string | undefined
let requestId: string | undefined

/** The id of the last answer: it finds in the logs what a page was shown before it broke. */
export const lastRequestId = (): string | undefined => requestId

/** Pins this page to a workspace, whatever another tab switches to. */
export function pinWorkspace(id: string | undefined): void {
  workspaceId = id
}

interface SendOptions {
  method?: 'GET' | 'POST' | 'PATCH'
  body?: unknown
  signal?: AbortSignal
  /** A 401 is an answer here, not the end of the session. */
  expectSignedOut?: boolean
}

/** Sends one request to the API; a failure is thrown as a `ProblemError`. */
export async function send<Answer>(path: string, options: SendOptions = {}): Promise<Answer> {
  const response = await (takeEarly(path, options) ?? request(path, options)).catch((error: unknown) => {
    throw options.signal?.aborted ? error : unreachable()
  })
  requestId = response.headers.get('x-request-id') ?? requestId
  if (response.status === 401 && !options.expectSignedOut) askToSignIn()
  if (!response.ok) throw await readProblem(response)
  return (response.status === 204 ? undefined : await response.json()) as Answer
}

function request(path: string, { method = 'GET', body, signal }: SendOptions): Promise<Response> {
  const headers: Record<string, string> = { accept: 'application/json' }
  if (workspaceId) headers['x-outlay-workspace'] = workspaceId
  if (body !== undefined) headers['content-type'] = 'application/json'
  return fetch(path, { method, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }), ...(signal ? { signal } : {}) })
}

/** Each early answer serves once: the next look is at fresh figures. */
function takeEarly(path: string, { method }: SendOptions): Promise<Response> | undefined {
  const early = globalThis.earlyAnswers?.[path]
  // A change outdates what was asked for before it.
  if (method) globalThis.earlyAnswers = undefined
  if (!early || method) return undefined
  delete globalThis.earlyAnswers?.[path]
  return early
}

/** Leaves for the sign-in page, and comes back to where the reader was. A full load drops every cached figure. */
function askToSignIn(): void {
  const here = location.pathname + location.search
  location.replace(here === '/' ? '/sign-in' : `/sign-in?next=${encodeURIComponent(here)}`)
}
