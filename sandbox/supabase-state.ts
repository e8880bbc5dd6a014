import type { Person } from './supabase-tokens.ts'

/** A sign-in under way, as GoTrue keeps it between `authorize` or `otp` and the exchange of the code. */
export interface Flow {
  state: string
  code: string
  challenge: string
  redirectTo: string
  /** Where the person signs in; `email` for the link of a mail. */
  service: string
  person?: Person
  issuedAt: number
}

export interface OneTimeToken {
  tokenHash: string
  digits: string
  person: Person
  flow?: Flow
  sentAt: number
}

export interface SessionRow {
  id: string
  person: Person
  /** How it began, and when; refreshing changes neither. */
  method: 'oauth' | 'otp'
  startedAt: number
  /** The refresh token that is good now; none after a spent one came back. */
  active: string | undefined
  /** The one it was traded for: whoever presents that again missed the answer. */
  parent?: string
}

/** A refresh token, and when it was traded for the next. */
interface Issued {
  session: SessionRow
  spentAt?: number
}

export const demoPerson: Person = { id: '6d83bc23-8186-4c95-a37f-70b1cc21522c', email: 'demo@outlay.test', name: 'Demo Person' }

export interface SupabaseState {
  flows: Map<string, Flow>
  oneTime: Map<string, OneTimeToken>
  sessions: Map<string, SessionRow>
  refreshTokens: Map<string, Issued>
  /** Where each person has signed in, by the person's id. */
  services: Map<string, Set<string>>
}

export const createState = (): SupabaseState => ({
  flows: new Map(),
  oneTime: new Map(),
  sessions: new Map(),
  refreshTokens: new Map(),
  services: new Map(),
})

/** The same address is the same person, after a restart too. */
export async function personOf(email: string): Promise<Person> {
  const address = email.trim().toLowerCase()
  if (address === demoPerson.email) return demoPerson
  return { id: await personId(address), email: address, name: address.split('@')[0] ?? address }
}

export async function sha256(text: string): Promise<Uint8Array> {
  return new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)))
}

export const toBase64url = (bytes: Uint8Array): string =>
  btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')

export const toHex = (bytes: Uint8Array): string => [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')

async function personId(email: string): Promise<string> {
  const hex = toHex(await sha256(email))
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}
