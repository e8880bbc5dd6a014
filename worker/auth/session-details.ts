import { decodeJwt } from 'jose'
import { z } from 'zod'
import { isoInstant, isoOrNull } from '../platform/answers.ts'
import { maxAgeSeconds } from './session-cookie.ts'
import type { SessionDetails } from './session-schemas.ts'
import type { Session } from './supabase.ts'

/** Claims that say how a session began. A project's own hook may shape them otherwise; they are then not told. */
const claimsOfBeginning = z.object({
  amr: z.array(z.object({ method: z.string(), timestamp: z.number() })).catch([]),
  app_metadata: z.object({ providers: z.array(z.string()).catch([]) }).catch({ providers: [] }),
})

/** Supabase Auth's names for a link or a code that was sent by email. */
const byEmail = ['otp', 'magiclink', 'email/signup', 'invite', 'recovery', 'email_change']

/** What can be told of a verified session: Supabase lists a person's sessions to nobody but the project's operator. */
export function describeSession({ access_token, expires_at, expires_in }: Session): SessionDetails {
  const { amr, app_metadata } = claimsOfBeginning.parse(decodeJwt(access_token))
  const [first] = amr.toSorted((a, b) => a.timestamp - b.timestamp)
  return {
    method: first ? methodOf(first.method) : null,
    services: app_metadata.providers.filter((one) => one !== 'email' && one !== 'phone'),
    since: isoOrNull(first && first.timestamp * 1000),
    renewsBy: isoInstant(expires_at * 1000),
    tokenMinutes: Math.max(1, Math.ceil(expires_in / 60)),
    forgottenAt: isoInstant((expires_at - expires_in + maxAgeSeconds) * 1000),
  }
}

const methodOf = (method: string): SessionDetails['method'] => (method === 'oauth' ? 'oauth' : byEmail.includes(method) ? 'email' : 'other')
