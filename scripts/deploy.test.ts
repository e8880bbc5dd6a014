import { expect, it } from 'vitest'
import { deploy } from './deploy.ts'
import { recordRuns } from './recorded-runs.ts'

it('migrations are applied before the new version is deployed', async () => {
  const { run, calls } = recordRuns({ 'wrangler d1 list --json': { stdout: '[{"name":"outlay","uuid":"1"}]' } })
  await deploy(run)
  expect(calls()).toEqual(['wrangler d1 list --json', 'wrangler d1 migrations apply outlay --remote', 'wrangler deploy'])
})

it('the first deployment creates the database that is then migrated', async () => {
  const { run, calls } = recordRuns({ 'wrangler d1 list --json': { stdout: '[{"name":"another"}]' } })
  await deploy(run)
  expect(calls().slice(1)).toEqual([
    'wrangler d1 create outlay --update-config=false',
    'wrangler d1 migrations apply outlay --remote',
    'wrangler deploy',
  ])
})

it('a list that cannot be read never leads to a second database', async () => {
  const { run, calls } = recordRuns({ 'wrangler d1 list --json': { stdout: 'not JSON' } })
  await deploy(run)
  expect(calls().filter((call) => call.includes('create'))).toEqual([])
})

it('nothing is tried when Cloudflare does not answer, and the reason is told', async () => {
  const { run, calls } = recordRuns({ 'wrangler d1 list --json': { code: 1, stderr: 'You are not logged in.' } })
  await expect(deploy(run)).rejects.toThrow('not logged in')
  expect(calls().length).toBe(1)
})

it('nothing is deployed when a migration failed', async () => {
  const { run, calls } = recordRuns({ 'wrangler d1 migrations apply outlay --remote': { code: 1 } })
  await expect(deploy(run)).rejects.toThrow('migrations apply')
  expect(calls()).not.toContain('wrangler deploy')
})

it('further arguments reach wrangler deploy', async () => {
  const { run, calls } = recordRuns({})
  await deploy(run, ['--env', 'staging'])
  expect(calls().at(-1)).toBe('wrangler deploy --env staging')
})
