import { createLocalJWKSet, jwtVerify } from 'jose'

interface Env {
  DB: D1Database
  JWKS: string
  ISSUER: string
}

let keys: ReturnType<typeof createLocalJWKSet> | undefined

/** What every answer is compared with: a session that is verified, and one trivial query. */
export default {
  async fetch(request: Request, env: Env): Promise<Response> {
    keys ??= createLocalJWKSet(JSON.parse(env.JWKS) as Parameters<typeof createLocalJWKSet>[0])
    const cookie = /sb-demo-auth-token=base64-([^;]+)/.exec(request.headers.get('cookie') ?? '')?.[1] ?? ''
    const { access_token: token } = JSON.parse(atob(cookie.replaceAll('-', '+').replaceAll('_', '/'))) as { access_token: string }
    const { payload } = await jwtVerify(token, keys, { issuer: env.ISSUER, audience: 'authenticated', algorithms: ['ES256'] })
    const member = await env.DB.prepare('select role from members where workspace_id = ? and user_id = ?')
      .bind(request.headers.get('x-outlay-workspace'), payload.sub)
      .first()
    return Response.json(member)
  },
}
