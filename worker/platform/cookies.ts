import { getCookie } from 'hono/cookie'
import { serialize } from 'hono/utils/cookie'
import { isLocalHttp, publicOrigin } from './origin.ts'
import type { AppContext } from './route.ts'

export const readCookie = (c: AppContext, name: string): string | undefined => getCookie(c, name)

/** Every cookie of the product is out of scripts' reach, sent over TLS, and never with another site's requests. */
export function writeCookie(c: AppContext, name: string, value: string, maxAgeSeconds: number): void {
  const secure = !isLocalHttp(publicOrigin(c))
  c.var.cookies.push(serialize(name, value, { path: '/', httpOnly: true, secure, sameSite: 'Lax', maxAge: maxAgeSeconds }))
}

export const clearCookie = (c: AppContext, name: string): void => writeCookie(c, name, '', 0)
