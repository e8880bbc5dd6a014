import { AwsV4Signer } from 'aws4fetch'
import { SignJWT, importPKCS8 } from 'jose'
import { z } from 'zod'
import { ProviderFailure } from './failure.ts'

export interface AuthorizeContext {
  credentials: Readonly<Record<string, string>>
  /** The current instant, ms. */
  now: number
  /** Sends a token request to a listed host and parses the answer; failures are the provider's. */
  exchange<T>(request: Request, schema: z.ZodType<T>): Promise<T>
  /** Tokens of this invocation, by purpose. */
  tokens: Map<string, Promise<string>>
}

/** Adds the credentials to a request. Never to its URL. */
export type Authorizer = (request: Request, context: AuthorizeContext) => Request | Promise<Request>

const withHeader = (request: Request, name: string, value: string): Request => {
  const signed = new Request(request)
  signed.headers.set(name, value)
  return signed
}

/** For presigned URLs and open endpoints. */
export const none: Authorizer = (request) => request

export const bearer =
  (field: string): Authorizer =>
  (request, { credentials }) =>
    withHeader(request, 'authorization', `Bearer ${credentials[field] ?? ''}`)

export const header =
  (name: string, field: string, prefix = ''): Authorizer =>
  (request, { credentials }) =>
    withHeader(request, name, `${prefix}${credentials[field] ?? ''}`)

/** `btoa` alone refuses what is not Latin-1. */
const base64 = (text: string): string => btoa(String.fromCharCode(...new TextEncoder().encode(text)))

/** HTTP Basic authentication (RFC 7617).
 * @public */
export const basic =
  (userField: string, passwordField: string): Authorizer =>
  (request, { credentials }) =>
    withHeader(request, 'authorization', `Basic ${base64(`${credentials[userField] ?? ''}:${credentials[passwordField] ?? ''}`)}`)

/** AWS Signature Version 4; the service and region are read from the host (docs.aws.amazon.com/general/latest/gr/rande.html). */
export const sigV4 =
  (fields: { accessKeyId: string; secretAccessKey: string; sessionToken: string; region: string }): Authorizer =>
  async (request, { credentials, now }) => {
    const sessionToken = credentials[fields.sessionToken]
    const signer = new AwsV4Signer({
      method: request.method,
      url: request.url,
      // What proxies may touch, such as Accept and User-Agent, is sent but not signed.
      headers: [...request.headers].filter(([name]) => name === 'content-type' || name.startsWith('x-amz-')),
      allHeaders: true,
      body: await request.clone().arrayBuffer(),
      accessKeyId: credentials[fields.accessKeyId] ?? '',
      secretAccessKey: credentials[fields.secretAccessKey] ?? '',
      ...(sessionToken ? { sessionToken } : {}),
      region: fields.region,
      service: new URL(request.url).host.split('.')[0] ?? '',
      datetime: new Date(now).toISOString().replace(/[:-]|\.\d{3}/g, ''),
    })
    const { headers } = await signer.sign()
    const signed = new Request(request)
    for (const [name, value] of headers) signed.headers.set(name, value)
    return signed
  }

const tokenAnswer = z.object({ access_token: z.string().min(1) })

const bearerToken = async (request: Request, context: AuthorizeContext, purpose: string, obtain: () => Promise<string>) => {
  const token = context.tokens.get(purpose) ?? obtain()
  context.tokens.set(purpose, token)
  return withHeader(request, 'authorization', `Bearer ${await token}`)
}

const formRequest = (url: string, form: Record<string, string>, headers: Record<string, string> = {}) =>
  new Request(url, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'application/json', ...headers },
    body: new URLSearchParams(form).toString(),
  })

interface ClientCredentials {
  tokenUrl: string
  /** The fields of the form that hold the client's id and secret. */
  id: string
  secret: string
  /** Further members of the token request: `scope`, `audience`. */
  more?: Readonly<Record<string, string>>
  /** How the client is authenticated: HTTP Basic (the standard), or its secret in a form or JSON body. */
  by?: 'basic' | 'form' | 'json'
}

/** OAuth 2.0 client credentials (RFC 6749 §4.4), in the ways that providers ask for them. */
export const clientCredentials =
  ({ tokenUrl, id, secret, more = {}, by = 'basic' }: ClientCredentials): Authorizer =>
  (request, context) =>
    bearerToken(request, context, tokenUrl, async () => {
      const client = { client_id: context.credentials[id] ?? '', client_secret: context.credentials[secret] ?? '' }
      const grant = { grant_type: 'client_credentials', ...more }
      const asked = {
        basic: () => formRequest(tokenUrl, grant, { authorization: `Basic ${base64(`${client.client_id}:${client.client_secret}`)}` }),
        form: () => formRequest(tokenUrl, { ...grant, ...client }),
        json: () => jsonRequest(tokenUrl, { ...grant, ...client }),
      }
      return (await context.exchange(asked[by](), tokenAnswer)).access_token
    })

const jsonRequest = (url: string, body: object) =>
  new Request(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json' },
    body: JSON.stringify(body),
  })

const serviceAccountKey = z.object({
  client_email: z.string(),
  private_key: z.string(),
  private_key_id: z.string().optional(),
  project_id: z.string().optional(),
})

/** Google's service-account flow (developers.google.com/identity/protocols/oauth2/service-account): a signed JWT for an access token. */
export const googleServiceAccount =
  (field: string, scope: string): Authorizer =>
  (request, context) =>
    bearerToken(request, context, scope, async () => {
      const key = readServiceAccountKey(context.credentials[field] ?? '')
      const issuedAt = Math.floor(context.now / 1000)
      const signingKey = await importPKCS8(key.private_key, 'RS256').catch(() => {
        throw new ProviderFailure('credentials_rejected', { detail: 'The private key in the key file cannot be read.' })
      })
      const assertion = await new SignJWT({ scope })
        .setProtectedHeader({ alg: 'RS256', typ: 'JWT', ...(key.private_key_id ? { kid: key.private_key_id } : {}) })
        .setIssuer(key.client_email)
        .setAudience(googleTokenUrl)
        .setIssuedAt(issuedAt)
        .setExpirationTime(issuedAt + 3600)
        .sign(signingKey)
      const form = { grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer', assertion }
      return (await context.exchange(formRequest(googleTokenUrl, form), tokenAnswer)).access_token
    })

const googleTokenUrl = 'https://oauth2.googleapis.com/token'

/** The members of a service account's key file that are used. */
export function readServiceAccountKey(text: string) {
  const parsed = serviceAccountKey.safeParse(safeJson(text))
  if (!parsed.success) throw new ProviderFailure('credentials_rejected', { detail: 'The key file is not a service account key in JSON.' })
  return parsed.data
}

function safeJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
