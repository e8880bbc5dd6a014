import { z } from '@hono/zod-openapi'
import { AppError } from '../platform/errors.ts'
import { signInPage } from '../platform/problem-answer.ts'
import { type AppContext, createRouter, defineRoute } from '../platform/route.ts'
import { answerConfirmPage } from './confirm-page.ts'
import { safeNextPath } from './next-path.ts'
import { refusalOf } from './refusals.ts'
import type { SignIn } from './routes.ts'
import { takePendingSignIn } from './session-cookie.ts'
import type { SignInError } from './schemas.ts'
import { type Proof, SupabaseRefusal, obtainSession } from './supabase.ts'

const linkTypes = ['email', 'magiclink', 'signup', 'invite', 'recovery', 'email_change'] as const

const callbackQuery = z.object({
  code: z
    .string()
    .max(500)
    .optional()
    .openapi({ description: 'OAuth, or the link of the default mail template, in the browser that began.', example: 'a3f1c9d2' }),
  token_hash: z.string().max(500).optional().openapi({ description: 'The link of a mail, in any browser.', example: 'pkce_5d0c1be7' }),
  type: z.enum(linkTypes).optional().openapi({ description: 'Which mail the link is of. `email` when left out.', example: 'email' }),
  next: z.string().optional().openapi({ description: 'A path of this site to go to afterwards; anything else is ignored.', example: '/' }),
  error: z.string().optional().openapi({ description: 'What Supabase or the provider says went wrong.', example: 'access_denied' }),
  error_code: z.string().optional().openapi({ description: 'The same, finer.', example: 'otp_expired' }),
  error_description: z.string().optional().openapi({ description: 'The same in words, which are not shown.', example: 'Link has expired' }),
})

const responses = {
  200: {
    description: 'A page with one button that confirms the link of a mail.',
    content: { 'text/html': { schema: z.string(), example: '<!doctype html>…' } },
  },
  302: { description: 'Signed in, or back to the sign-in page with the code of what went wrong in `error`.' },
}

const callbackRoute = defineRoute(
  { role: 'public' },
  {
    method: 'get',
    path: '/api/auth/callback',
    operationId: 'finishSignIn',
    summary: 'Finish signing in',
    description:
      'Where Supabase, and the links in its mails, send the browser. A page to open, not to fetch: it ends on a page of the dashboard.',
    tags: ['Authentication'],
    request: { query: callbackQuery },
    responses,
  },
)

const confirmRoute = defineRoute(
  { role: 'public' },
  {
    method: 'post',
    path: '/api/auth/callback',
    operationId: 'confirmSignInLink',
    summary: 'Confirm the link of a mail',
    description: 'What the button of the page before sends, so that a mail scanner that opens links does not use them up.',
    tags: ['Authentication'],
    request: { query: callbackQuery.pick({ token_hash: true, type: true, next: true }) },
    responses: { 303: responses[302] },
  },
)

/** Where Supabase, and the links in its mails, send the browser back to. A person reads the outcome, so it is always a page. */
export function callbackRoutes(signIn: SignIn) {
  const finish = async (c: AppContext, proof: Proof, next: string | undefined) => {
    const status = c.req.method === 'POST' ? 303 : 302
    try {
      await signIn.complete(c, await obtainSession(c.var.ctx, proof))
      return c.redirect(safeNextPath(next), status)
    } catch (error) {
      if (error instanceof SupabaseRefusal) return c.redirect(signInPage(refusalOf(error.code)), status)
      if (error instanceof AppError) return c.redirect(signInPage(error.code), status)
      throw error
    }
  }

  return createRouter()
    .openapi(callbackRoute, async (c) => {
      const { code, token_hash, error, error_code, next } = c.req.valid('query')
      const refuse = (reason: SignInError) => c.redirect(signInPage(reason), 302)
      if (error || error_code) return refuse(refusalOf(error_code ?? error))
      if (token_hash) return answerConfirmPage(c)
      if (!code) return refuse('failed')
      const pending = takePendingSignIn(c)
      if (!pending.verifier) return refuse('other_browser')
      return finish(c, { kind: 'code', code, verifier: pending.verifier }, next ?? pending.next)
    })
    .openapi(confirmRoute, async (c) => {
      const { token_hash, type = 'email', next } = c.req.valid('query')
      if (!token_hash) return c.redirect(signInPage('link_gone'), 303)
      const pending = takePendingSignIn(c)
      return finish(c, { kind: 'link', tokenHash: token_hash, type }, next ?? pending.next)
    })
}
