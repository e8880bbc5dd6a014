import type { AppContext } from './route.ts'

/** Where browsers reach this deployment. */
export const publicOrigin = (c: AppContext): string => c.var.ctx.config.appOrigin ?? new URL(c.req.url).origin

/** Plain http is for a developer's own machine alone; everywhere else cookies are `Secure`, whatever the proxy in front speaks. */
export function isLocalHttp(origin: string): boolean {
  const { protocol, hostname } = new URL(origin)
  return protocol === 'http:' && (/(^|\.)localhost$/.test(hostname) || hostname === '127.0.0.1' || hostname === '[::1]')
}

/** Whether the `Origin` header names the site that was asked. */
export function isOwnOrigin(c: AppContext, origin: string): boolean {
  return origin === new URL(c.req.url).origin || origin === c.var.ctx.config.appOrigin
}

/** A page load, as opposed to a script's request: its errors are shown on a page. */
export const isNavigation = (c: AppContext): boolean =>
  c.req.method === 'GET' && (c.req.header('sec-fetch-mode') === 'navigate' || (c.req.header('accept') ?? '').includes('text/html'))
