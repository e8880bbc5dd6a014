import { z } from '@hono/zod-openapi'
import { jsonAnswer, jsonBody, problems } from '../platform/answers.ts'
import { AppError, invalid } from '../platform/errors.ts'
import { publicOrigin } from '../platform/origin.ts'
import { signInPage } from '../platform/problem-answer.ts'
import { type AppContext, createRouter, defineRoute } from '../platform/route.ts'
import { safeNextPath } from './next-path.ts'
import { createPkcePair } from './pkce.ts'
import { orRefuse } from './refusals.ts'
import { takePendingSignIn, writePendingSignIn } from './session-cookie.ts'
import { describeSession } from './session-details.ts'
import { type SessionDetails, type SignOutScope, sessionDetailsSchema, signOutInput } from './session-schemas.ts'
import { type Session, authorizeUrl, isProviderEnabled, obtainSession, sendEmailLink } from './supabase.ts'

/** What the rest of the product adds to signing in. */
export interface SignIn {
  /** Starts the session in this browser and makes sure that the person has a workspace. */
  complete(c: AppContext, session: Session): Promise<void>
  /** The session of this browser, verified. */
  read(c: AppContext): Promise<Session>
  /** Ends sessions. Nothing happens when only this browser's is to end and there is none. */
  end(c: AppContext, scope: SignOutScope): Promise<void>
}

const tags = ['Authentication']
const nextField = z
  .string()
  .max(1_000)
  .optional()
  .describe('A path of this site to go to afterwards; anything else is ignored.')
  .openapi({ example: '/providers' })
const emailField = z
  .email('Enter an email address.')
  .max(254)
  .transform((email) => email.toLowerCase())
  .openapi({ type: 'string', format: 'email', maxLength: 254, description: 'Who signs in.', example: 'mara@northwind.example' })

const otpInput = z.strictObject({ email: emailField, next: nextField }).openapi('SignInByEmail')
const verifyInput = z
  .strictObject({
    email: emailField,
    code: z
      .string()
      .trim()
      .regex(/^\d{6,10}$/, 'Enter the digits of the email.')
      .describe('The digits of the email.')
      .openapi({ example: '204816' }),
    next: nextField,
  })
  .openapi('SignInCode')

const sessionDetailsExample: SessionDetails = {
  method: 'oauth',
  services: ['github'],
  since: '2026-11-18T07:32:10.000Z',
  renewsBy: '2026-11-20T08:58:00.000Z',
  tokenMinutes: 60,
  forgottenAt: '2026-12-20T08:10:00.000Z',
}

const signInRoute = defineRoute(
  { role: 'public' },
  {
    method: 'get',
    path: '/api/auth/signin/{provider}',
    operationId: 'signInWithProvider',
    summary: 'Sign in with Google or GitHub',
    description: 'A page to open in a browser, not to fetch: it leads to the provider and back, and ends with the session’s cookies.',
    tags,
    request: {
      params: z.object({
        provider: z.enum(['google', 'github']).describe('Where the person has an account.').openapi({ example: 'github' }),
      }),
      query: z.object({ next: nextField }),
    },
    responses: {
      302: { description: 'On to the provider, by way of Supabase; or back to the sign-in page where it is not switched on.' },
      ...problems('invalid_input', 'too_many_requests', 'sign_in_not_configured', 'sign_in_unavailable'),
    },
  },
)

const otpRoute = defineRoute(
  { role: 'public' },
  {
    method: 'post',
    path: '/api/auth/otp',
    operationId: 'sendSignInEmail',
    summary: 'Send a sign-in link and code by email',
    description: 'The mail holds a link and a code; either signs in once. Whether the address has an account already is not told.',
    tags,
    request: { body: jsonBody(otpInput, { email: 'mara@northwind.example', next: '/providers' }) },
    responses: {
      202: jsonAnswer(z.object({ sentTo: z.string().describe('The address, in lower case.') }).openapi('SignInEmailSent'), 'On its way.', {
        sentTo: 'mara@northwind.example',
      }),
      ...problems('malformed', 'invalid_input', 'too_many_requests', 'sign_in_unavailable'),
    },
  },
)

const verifyRoute = defineRoute(
  { role: 'public' },
  {
    method: 'post',
    path: '/api/auth/verify',
    operationId: 'verifySignInCode',
    summary: 'Sign in with the code of the email',
    description: 'Ends with the session’s cookies. A person who is new gets a workspace.',
    tags,
    request: { body: jsonBody(verifyInput, { email: 'mara@northwind.example', code: '204816' }) },
    responses: {
      200: jsonAnswer(z.object({ next: z.string().describe('A path of this site.') }).openapi('SignedIn'), 'Signed in; where to go.', {
        next: '/',
      }),
      ...problems('malformed', 'invalid_input', 'too_many_requests', 'sign_in_unavailable'),
    },
  },
)

const signOutRoute = defineRoute(
  { role: 'public' },
  {
    method: 'post',
    path: '/api/auth/signout',
    operationId: 'signOut',
    summary: 'Sign out of this browser, the others, or all',
    description:
      'A refresh token of an ended session is worth nothing from then on. An access token that was handed out before stays valid up to its expiry.',
    tags,
    request: { body: { required: false, content: { 'application/json': { schema: signOutInput, example: { scope: 'others' } } } } },
    responses: {
      204: { description: 'Those sessions are ended. Without a session in this browser, ending its own is done already.' },
      ...problems('malformed', 'invalid_input', 'unauthenticated', 'too_many_requests', 'sign_in_unavailable'),
    },
  },
)

const detailsRoute = defineRoute(
  { role: 'user' },
  {
    method: 'get',
    path: '/api/auth/session/details',
    operationId: 'getSessionDetails',
    summary: 'How and when this browser signed in',
    description: 'What is known of the session behind the request. The sign-in service does not list a person’s other sessions.',
    tags,
    responses: {
      200: jsonAnswer(sessionDetailsSchema, 'Of this session alone.', sessionDetailsExample),
      ...problems('unauthenticated', 'sign_in_unavailable'),
    },
  },
)

const unknownRoute = defineRoute(
  { role: 'public' },
  {
    method: 'get',
    path: '/api/auth/{path}',
    operationId: 'unknownAuthenticationRoute',
    summary: 'Anything else below /api/auth',
    description: 'Only `signin/{provider}`, `callback`, `session` and `session/details` are there; another path is not found.',
    tags,
    request: { params: z.object({ path: z.string().describe('What is not there.').openapi({ example: 'nothing' }) }) },
    responses: problems('not_found'),
  },
)

export function authRoutes(signIn: SignIn) {
  return createRouter()
    .openapi(signInRoute, async (c) => {
      await limitAttempts(c)
      const { ctx } = c.var
      const { provider } = c.req.valid('param')
      if (!(await isProviderEnabled(ctx, provider))) return c.redirect(signInPage('switched_off'), 302)
      const { verifier, challenge } = await createPkcePair(ctx)
      writePendingSignIn(c, { verifier, next: safeNextPath(c.req.valid('query').next) })
      return c.redirect(authorizeUrl(ctx, { provider, redirectTo: callbackUrl(c), challenge }), 302)
    })
    .openapi(otpRoute, async (c) => {
      await limitAttempts(c)
      const { ctx } = c.var
      const { email, next } = c.req.valid('json')
      const { verifier, challenge } = await createPkcePair(ctx)
      await orRefuse(sendEmailLink(ctx, { email, redirectTo: callbackUrl(c), challenge }), (sentence) => invalid('email', sentence))
      writePendingSignIn(c, { verifier, next: safeNextPath(next) })
      return c.json({ sentTo: email }, 202)
    })
    .openapi(verifyRoute, async (c) => {
      await limitAttempts(c)
      const { email, code, next } = c.req.valid('json')
      const proof = { kind: 'digits', email, digits: code } as const
      await signIn.complete(c, await orRefuse(obtainSession(c.var.ctx, proof), (sentence) => invalid('code', sentence)))
      const pending = takePendingSignIn(c)
      return c.json({ next: safeNextPath(next ?? pending.next) }, 200)
    })
    .openapi(signOutRoute, async (c) => {
      await signIn.end(c, c.req.valid('json').scope ?? 'local')
      return c.body(null, 204)
    })
    .openapi(detailsRoute, async (c) => c.json(describeSession(await signIn.read(c)), 200))
}

/** After every other GET below `/api/auth/`, which it would shadow. */
export const unknownAuthRoute = () =>
  createRouter().openapi(unknownRoute, () => {
    throw new AppError('not_found', { detail: 'There is no such sign-in route.' })
  })

/** Exactly this, without a query: Supabase compares it with its list of redirect URLs. */
const callbackUrl = (c: AppContext) => `${publicOrigin(c)}/api/auth/callback`

async function limitAttempts(c: AppContext): Promise<void> {
  const address = c.req.header('cf-connecting-ip') ?? 'unknown'
  if (await c.var.ctx.withinRate('signIn', address)) return
  throw new AppError('too_many_requests', { detail: 'Too many attempts. Wait a minute, then try again.', extra: { retryAfter: 60 } })
}
