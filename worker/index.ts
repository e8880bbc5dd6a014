import { type Env, createCtx } from './deps.ts'

export default {
  fetch: (_request: Request, env: Env) => new Response(createCtx(env).config.version),
}
