import { createApp } from './app.ts'
import type { Env } from './deps.ts'

const app = createApp()

export default {
  fetch: (request: Request, env: Env, execution: ExecutionContext) => app.fetch(request, env, execution),
}
