import { readCookie, writeCookie } from './cookies.ts'
import type { AppContext } from './route.ts'

const cookieName = 'bookmark'
const maxAgeSeconds = 60 * 60

/** Writes, and sign-in, which may write, need the newest data; what they left behind must be seen by the next read. */
const needsPrimary = (c: AppContext) => c.req.method !== 'GET' || c.req.path.startsWith('/api/auth/')

/** Where the reads of a request may begin: no earlier than this browser's last write. */
export function readFrom(c: AppContext): string {
  if (needsPrimary(c)) return 'first-primary'
  const bookmark = readCookie(c, cookieName) ?? ''
  return /^[0-9a-f]+(-[0-9a-f]+){3}$/.test(bookmark) ? bookmark : 'first-unconstrained'
}

/** Leaves in the browser what its last write left behind. */
export function keepBookmark(c: AppContext): void {
  const bookmark = needsPrimary(c) ? c.var.ctx.db.bookmark() : undefined
  if (bookmark) writeCookie(c, cookieName, bookmark, maxAgeSeconds)
}
