import type { HostRequest } from './app.ts'
import { escapeHtml, htmlPage } from './html.ts'
import { isRedirectAllowed } from './redirect-list.ts'
import type { Project } from './supabase.ts'
import { apiError } from './supabase-session.ts'
import { type Flow, demoPerson, personOf } from './supabase-state.ts'

export const oauthNames: Record<string, string> = { google: 'Google', github: 'GitHub' }

/** Stands for the provider's consent page: one click signs the demo person in. */
export function authorize(project: Project, { query, now }: HostRequest): Response {
  const id = query.get('provider') ?? ''
  const provider = project.oauth.includes(id) ? oauthNames[id] : undefined
  if (!provider) return apiError(400, 'validation_failed', 'Unsupported provider: provider is not enabled')
  const challenge = query.get('code_challenge') ?? ''
  if (!isChallenge(challenge)) return apiError(400, 'validation_failed', challengeLength)
  const flow = beginFlow(project, { challenge, redirectTo: query.get('redirect_to') ?? '', service: id, now })
  const state = `<input type="hidden" name="state" value="${flow.state}">`
  return htmlPage(
    `Sign in with ${provider}`,
    `<form action="callback">${state}<button autofocus>Continue as ${escapeHtml(demoPerson.name)}</button></form>
<p><a href="callback?state=${flow.state}&error=access_denied">Cancel</a></p>
<details><summary>As somebody else</summary><form action="callback">${state}
<p><label>Email <input type="email" name="email" required></label> <button>Continue</button></p></form></details>`,
  )
}

/** The provider sends the browser back; Supabase sends it on with a code, or with what went wrong. */
export async function continueFlow(project: Project, { query, now }: HostRequest): Promise<Response> {
  const flow = project.state.flows.get(query.get('state') ?? '')
  if (!flow)
    return redirectWith(project.siteUrl, {
      error: 'invalid_request',
      error_code: 'bad_oauth_state',
      error_description: 'OAuth state is invalid',
    })
  const error = query.get('error')
  if (error) return redirectWith(flow.redirectTo, { error, error_description: 'The user denied the request' })
  flow.person = await personOf(query.get('email') ?? demoPerson.email)
  flow.issuedAt = now
  return redirectWith(flow.redirectTo, { code: flow.code })
}

/** RFC 7636 asks for this, and so does the server. */
export const isChallenge = (challenge: string): boolean => /^[\w.~-]{43,128}$/.test(challenge)
export const challengeLength = 'code challenge has to be between 43 and 128 characters'

export function beginFlow(project: Project, input: { challenge: string; redirectTo: string; service: string; now: number }): Flow {
  const { siteUrl, redirectUrls, state } = project
  const redirectTo = isRedirectAllowed(input.redirectTo, siteUrl, redirectUrls) ? input.redirectTo : siteUrl
  const { challenge, service, now } = input
  const flow = { state: crypto.randomUUID(), code: crypto.randomUUID(), challenge, redirectTo, service, issuedAt: now }
  state.flows.set(flow.state, flow)
  return flow
}

/** An error is repeated behind the `#`, where a browser carries it along from redirect to redirect. */
export function redirectWith(address: string, parameters: Record<string, string>): Response {
  const url = new URL(address)
  for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value)
  if (parameters['error']) url.hash = new URLSearchParams({ ...parameters, sb: '' }).toString()
  return new Response(null, { status: 303, headers: { Location: url.toString() } })
}
