import { createServer } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { freePort } from './ports.ts'
import { localVariables, toEnvFile } from './variables.ts'

const local = {
  app: 'http://localhost:8787',
  sandbox: 'http://127.0.0.1:8788',
  sandboxHosts: ['demo.supabase.co', 'api.openai.com', 'ref.supabase.co'],
}

describe('the variables of the local Worker', () => {
  it('everything is sandboxed when nothing is configured', () => {
    const variables = localVariables({}, local)
    expect(variables).toMatchObject({ UPSTREAM_ORIGIN: local.sandbox, APP_ORIGIN: local.app, SUPABASE_URL: 'https://demo.supabase.co' })
    expect(variables).not.toHaveProperty('UPSTREAM_HOSTS')
  })

  it('a real Supabase project is reached itself while providers stay sandboxed', () => {
    const variables = localVariables({ SUPABASE_URL: 'https://ref.supabase.co', SUPABASE_PUBLISHABLE_KEY: 'sb_publishable_x' }, local)
    expect(variables.SUPABASE_PUBLISHABLE_KEY).toBe('sb_publishable_x')
    expect(variables.UPSTREAM_HOSTS).toBe('api.openai.com')
  })

  it('hosts chosen by hand are taken as they are', () => {
    expect(localVariables({ SUPABASE_URL: 'https://ref.supabase.co', UPSTREAM_HOSTS: 'api.x.com' }, local).UPSTREAM_HOSTS).toBe('api.x.com')
  })

  it('a variable that is left empty counts as not set', () => {
    expect(localVariables({ SUPABASE_URL: '', CRON_SECRET: '' }, local)).toEqual(localVariables({}, local))
  })

  it('values with quotes and spaces survive the env file', () => {
    expect(toEnvFile({ MAIL_FROM: 'Outlay <a@example.com>' })).toBe('MAIL_FROM="Outlay <a@example.com>"\n')
  })
})

describe('ports of local servers', () => {
  const servers: ReturnType<typeof createServer>[] = []
  afterEach(() => servers.splice(0).forEach((server) => server.close()))

  it('a port that is taken is replaced by a free one', async () => {
    const server = createServer()
    servers.push(server)
    const taken = await new Promise<number>((resolve) =>
      server.listen(0, '127.0.0.1', () => resolve((server.address() as { port: number }).port)),
    )
    const port = await freePort(taken)
    expect(port).not.toBe(taken)
    expect(port).toBeGreaterThan(0)
  })
})
