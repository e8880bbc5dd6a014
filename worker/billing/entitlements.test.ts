import { expect, it } from 'vitest'
import { signIn, startApp } from '../../test/support/session.ts'
import { can, capabilities } from './entitlements.ts'

it('a self-hosted deployment has every capability, and only those that exist', () => {
  expect(capabilities.every((capability) => can('self_hosted', capability))).toBe(true)
  expect(can('self_hosted', 'time_travel')).toBe(false)
  expect(can('unheard_of', 'connections')).toBe(false)
})

it('a route that asks for a capability asks for one that exists', async () => {
  const { paths } = await startApp()
    .openBrowser()
    .json<{ paths: Record<string, Record<string, { 'x-entitlement'?: string }>> }>('/api/openapi.json')
  const asked = Object.values(paths).flatMap((methods) => Object.values(methods).flatMap((route) => route['x-entitlement'] ?? []))
  expect(capabilities).toEqual(expect.arrayContaining(asked))
})

it('a plan without the capability of a route is told so, and which it is', async () => {
  const world = startApp()
  const { browser, workspaceId } = await signIn(world, 'limited@example.com')
  await world.bindings.DB.prepare("update workspace_profile set plan = 'unheard_of' where workspace_id = ?").bind(workspaceId).run()
  const answer = await browser.json('/api/providers/openai/connect', { json: { credentials: {} } })
  expect(answer).toMatchObject({ status: 402, code: 'plan_limit', entitlement: 'connections' })
})
