import type { HostRequest } from './app.ts'
import { isRedirectAllowed } from './redirect-list.ts'
import { beginFlow, challengeLength, isChallenge, redirectWith } from './supabase-authorize.ts'
import type { Project } from './supabase.ts'
import { apiError, issueTokens } from './supabase-session.ts'
import { type OneTimeToken, personOf, sha256, toHex } from './supabase-state.ts'

const lifetimeMs = 60 * 60 * 1000

/** Sends the mail of Supabase's default template, and beside it the link that its guide for servers recommends. */
export async function sendOtp(project: Project, { body, query, now }: HostRequest): Promise<Response> {
  const { email = '', code_challenge: challenge } = JSON.parse(body || '{}') as { email?: string; code_challenge?: string }
  if (!email.includes('@')) return apiError(400, 'validation_failed', 'Unable to validate email address: invalid format')
  if (challenge && !isChallenge(challenge)) return apiError(400, 'validation_failed', challengeLength)
  const person = await personOf(email)
  const flow = challenge ? beginFlow(project, { challenge, redirectTo: query.get('redirect_to') ?? '', service: 'email', now }) : undefined
  const digits = String((crypto.getRandomValues(new Uint32Array(1))[0] ?? 0) % 1_000_000).padStart(6, '0')
  const tokenHash = `${flow ? 'pkce_' : ''}${toHex(await sha256(person.email + digits)).slice(0, 56)}`
  project.state.oneTime.set(person.email, { tokenHash, digits, person, sentAt: now, ...(flow ? { flow } : {}) })
  const redirectTo = flow?.redirectTo ?? project.siteUrl
  const link = new URLSearchParams({ token: tokenHash, type: 'magiclink', redirect_to: redirectTo })
  const anyBrowser = new URLSearchParams({ token_hash: tokenHash, type: 'email' })
  project.inbox.deliver({
    to: person.email,
    subject: 'Your sign-in link',
    text: `Follow the first link in the browser where you asked for it, the second in any other, or enter the code: ${digits}`,
    links: [`https://${project.host}/auth/v1/verify?${link}`, `${redirectTo}?${anyBrowser}`],
    at: now,
  })
  return Response.json({})
}

/** The link of the default template: uses the token up and sends the browser on with a code. */
export function verifyLink(project: Project, { query, now }: HostRequest): Response {
  const token = take(project, now, (one) => one.tokenHash === query.get('token'))
  if (!token?.flow) {
    const description = 'Email link is invalid or has expired'
    const wanted = query.get('redirect_to') ?? ''
    const redirectTo = isRedirectAllowed(wanted, project.siteUrl, project.redirectUrls) ? wanted : project.siteUrl
    return redirectWith(redirectTo, { error: 'access_denied', error_code: 'otp_expired', error_description: description })
  }
  token.flow.person = token.person
  token.flow.issuedAt = now
  return redirectWith(token.flow.redirectTo, { code: token.flow.code })
}

/** The hash of a link, or the digits of a mail, against a session. */
export async function verifyPost(project: Project, { body, now }: HostRequest): Promise<Response> {
  const asked = JSON.parse(body || '{}') as { token_hash?: string; email?: string; token?: string }
  const token = take(project, now, (one) =>
    asked.token_hash === undefined ? one.person.email === asked.email && one.digits === asked.token : one.tokenHash === asked.token_hash,
  )
  return token ? issueTokens(project, token.person, 'email', now) : apiError(403, 'otp_expired', 'Token has expired or is invalid')
}

function take(project: Project, now: number, matches: (token: OneTimeToken) => boolean): OneTimeToken | undefined {
  const { oneTime } = project.state
  const token = [...oneTime.values()].find((one) => matches(one) && now - one.sentAt < lifetimeMs)
  if (token) oneTime.delete(token.person.email)
  return token
}
