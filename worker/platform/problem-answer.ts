import { HTTPException } from 'hono/http-exception'
import { problemOf } from './answers.ts'
import { AppError, errorTable } from './errors.ts'
import { isNavigation } from './origin.ts'
import type { AppContext } from './route.ts'

/**
 * Answers whatever a route threw. Expected failures carry their code; all else becomes `internal` and says nothing of
 * the inside. A page load of the sign-in routes lands on the sign-in page instead, since a person reads it.
 */
export function answerProblem(thrown: unknown, c: AppContext): Response {
  const error = asAppError(thrown)
  const { status } = errorTable[error.code]
  logProblem(c, error, thrown)
  const problem = problemOf(error, c.var.requestId)
  if (isNavigation(c) && c.req.path.startsWith('/api/auth/')) return c.redirect(signInPage(error.code), 302)
  const { retryAfter } = error.extra
  if (typeof retryAfter === 'number') c.header('Retry-After', String(Math.ceil(retryAfter)))
  return c.json(problem, status, { 'Content-Type': 'application/problem+json' })
}

/** The sign-in page with the code of what went wrong. The words are the page's own: an address says nothing there. */
export const signInPage = (code: string): string => `/sign-in?${new URLSearchParams({ error: code })}`

function asAppError(thrown: unknown): AppError {
  if (thrown instanceof AppError) return thrown
  if (thrown instanceof HTTPException && thrown.status < 500) {
    return new AppError(thrown.status === 404 ? 'not_found' : 'malformed', { detail: thrown.message || undefined })
  }
  return new AppError('internal')
}

function logProblem(c: AppContext, error: AppError, thrown: unknown): void {
  const { status } = errorTable[error.code]
  const fields = { code: error.code, status, method: c.req.method, path: c.req.path }
  if (status < 500) return c.var.ctx.log.info('request refused', fields)
  c.var.ctx.log.error('request failed', { ...fields, ...causeOf(thrown) })
}

/** What failed inside, for the log: the name, and where, of the error and its cause. Messages may quote what a person sent. */
function causeOf(thrown: unknown): Record<string, string> {
  if (!(thrown instanceof Error)) return { error: typeof thrown }
  const root = thrown.cause instanceof Error ? thrown.cause : thrown
  const frames = (root.stack ?? '').split('\n').filter((line) => line.trim().startsWith('at '))
  return { error: root.name, at: frames.slice(0, 3).join(' ').replaceAll(/\s+/g, ' ') }
}
