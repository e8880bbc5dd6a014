import type { Problem } from '../../../worker/platform/answers.ts'

/** What an answer said went wrong: its words, its code, and the id that finds it in the logs. */
export class ProblemError extends Error {
  readonly status: number
  readonly code: string
  readonly requestId: string | undefined
  readonly errors: readonly { path: string; message: string }[]
  readonly detail: string | undefined
  /** Further members of the problem document. */
  readonly members: Readonly<Record<string, unknown>>

  constructor(problem: Partial<Problem> & Pick<Problem, 'title' | 'status' | 'code'>) {
    super(problem.detail ?? problem.title)
    this.name = 'ProblemError'
    this.status = problem.status
    this.code = problem.code
    this.requestId = problem.requestId
    this.errors = problem.errors ?? []
    this.detail = problem.detail
    this.members = problem
  }
}

/** Reads a failed answer, which is problem+json unless something stands between us and the Worker. */
export async function readProblem(response: Response): Promise<ProblemError> {
  const requestId = response.headers.get('x-request-id') ?? undefined
  const body: unknown = await response.json().catch(() => undefined)
  if (isProblem(body)) return new ProblemError({ ...body, status: response.status })
  return new ProblemError({
    title: `The server answered ${response.status} without saying why.`,
    status: response.status,
    code: 'unreadable',
    ...(requestId ? { requestId } : {}),
  })
}

const isProblem = (body: unknown): body is Problem =>
  typeof body === 'object' &&
  body !== null &&
  'code' in body &&
  'title' in body &&
  typeof body.title === 'string' &&
  typeof body.code === 'string'

export const unreachable = () =>
  new ProblemError({ title: 'Outlay cannot be reached. Check your connection, then try again.', status: 0, code: 'offline' })

/** A part of the code that did not come: the browsers' words for it, and Vite's. A deployment replaces the files of the one before. */
export const isMissingPart = (error: unknown): boolean =>
  error instanceof Error && /dynamically imported module|importing a module script failed|unable to preload css/i.test(error.message)

export const asProblem = (error: unknown): ProblemError =>
  error instanceof ProblemError
    ? error
    : isMissingPart(error)
      ? new ProblemError({
          title: 'A part of Outlay could not be loaded. Check your connection, then load the page afresh.',
          status: 0,
          code: 'part_missing',
        })
      : new ProblemError({
          title: error instanceof Error ? error.message : 'Something went wrong in this page.',
          status: 0,
          code: 'page_error',
        })

/** Whether asking again can help. */
export const isPassing = (problem: ProblemError): boolean => problem.status === 0 || problem.status === 429 || problem.status >= 500
