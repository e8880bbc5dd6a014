import type { MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { AppError } from './errors.ts'
import { isLocalHttp, isOwnOrigin, publicOrigin } from './origin.ts'
import type { AppEnv } from './route.ts'

type Guard = MiddlewareHandler<AppEnv>

const isSafe = (method: string) => method === 'GET' || method === 'HEAD' || method === 'OPTIONS'

/** Routes that prove who calls by a token of their own, so that no cookie can be abused by another site. */
const ownProof = [/^\/api\/cron\//, /^\/api\/webhooks$/]

/** An unsafe request that browsers send along with a person's cookies must come from our own pages. */
export const refuseOtherSites: Guard = async (c, next) => {
  const { method, path } = c.req
  if (!isSafe(method) && !ownProof.some((exempt) => exempt.test(path))) {
    const origin = c.req.header('origin')
    const fromElsewhere = origin === undefined ? c.req.header('cookie') !== undefined : !isOwnOrigin(c, origin)
    if (fromElsewhere)
      throw new AppError('origin_refused', { detail: 'Send it from the dashboard, or with an Origin header of this site.' })
  }
  await next()
}

const kib = 1024

const limitTo = (maxSize: number) =>
  bodyLimit({
    maxSize,
    onError: () => {
      throw new AppError('body_too_large', { detail: `The body may hold ${maxSize / kib} KiB.` })
    },
  })

const usual = limitTo(256 * kib)
const large = limitTo(kib * kib)

export const limitBody: Guard = (c, next) => (c.req.path === '/api/webhooks' ? large : usual)(c, next)

/** A page of our own whose form says everything in its address; the body is not read. */
const takesForms = (path: string) => path === '/api/auth/callback'

/**
 * Forms and other bodies that a page of another site can send without asking are refused. A request that names neither
 * type nor length has no body, though a proxy may have made an empty stream of it.
 */
export const requireJson: Guard = async (c, next) => {
  const { headers, body } = c.req.raw
  const type = (headers.get('content-type') ?? '').split(';')[0]?.trim().toLowerCase() ?? ''
  const length = headers.get('content-length')
  const hasBody = body !== null && length !== '0' && (type !== '' || length !== null) && !takesForms(c.req.path)
  if (!isSafe(c.req.method) && hasBody && !/^application\/([\w.-]+\+)?json$/.test(type)) {
    throw new AppError('unsupported_media_type', { detail: 'Send the body with Content-Type: application/json.' })
  }
  await next()
}

/** What every answer of the API says to browsers, unless its route said something narrower. */
export const secureAnswers: Guard = async (c, next) => {
  await next()
  const headers = {
    'Cache-Control': 'no-store',
    'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Referrer-Policy': 'same-origin',
    'X-Content-Type-Options': 'nosniff',
    'X-Frame-Options': 'DENY',
    ...(isLocalHttp(publicOrigin(c)) ? {} : { 'Strict-Transport-Security': 'max-age=63072000; includeSubDomains' }),
  }
  for (const [name, value] of Object.entries(headers)) if (!c.res.headers.has(name)) c.header(name, value)
}
