import { simulateLedger } from './ledger.ts'

/** Runs inside workerd on its own D1: `/?scenario=ledger&seed=7` plays one seed. */
export default {
  async fetch(request: Request, env: { DB: D1Database }): Promise<Response> {
    const seed = Number(new URL(request.url).searchParams.get('seed'))
    return Response.json(await simulateLedger(seed, env.DB))
  },
}
