import { env } from 'cloudflare:workers'
import { describe, expect, it } from 'vitest'
import { addTenant, startWhole } from '../../test/support/seeded.ts'
import { signIn } from '../../test/support/session.ts'
import type { Env } from '../deps.ts'
import type { Role } from '../platform/roles.ts'
import type { MemberAnswer } from '../team/member-schemas.ts'
import type { AccountAnswer } from './schemas.ts'

const { DB } = env as unknown as Env

let teams = 0

/** Ann's workspace with one connection, Ben as another member of it, and Cem, who is none. */
async function startTeam(role: Role) {
  const world = startWhole()
  teams += 1
  const ann = await addTenant(world, `ann@team-${teams}.example`, ['openai'])
  const ben = await signIn(world, `ben@team-${teams}.example`)
  const cem = await signIn(world, `cem@team-${teams}.example`)
  await DB.prepare('insert into members (workspace_id, user_id, role, email, created_at) values (?, ?, ?, ?, ?)')
    .bind(ann.workspaceId, ben.user.id, role, ben.user.email, world.clock.now + 1)
    .run()
  const headers = { 'X-Outlay-Workspace': ann.workspaceId }
  const connectionId = ann.connections['openai'] ?? ''
  const change = (by: typeof ben, json: object) =>
    by.browser.fetch(`/api/providers/accounts/${connectionId}`, { method: 'PATCH', json, headers })
  const readAccount = async () => (await ann.browser.json<{ items: AccountAnswer[] }>('/api/providers/accounts')).items[0]
  return { world, ann, ben, cem, connectionId, headers, change, readAccount }
}

describe('the owner of a connection', () => {
  it('is at first whoever made it, by name', async () => {
    const { ann, readAccount } = await startTeam('member')
    expect((await readAccount())?.owner).toEqual({ userId: ann.user.id, name: 'ann' })
  })

  it.each(['owner', 'admin'] as const)('is chosen among the members by an %s, and that is recorded', async (role) => {
    const { ben, change, readAccount, connectionId } = await startTeam(role)
    expect((await change(ben, { ownerUserId: ben.user.id })).status).toBe(200)
    expect(await readAccount()).toMatchObject({ ownerUserId: ben.user.id, owner: { userId: ben.user.id, name: 'ben' } })
    const record = await DB.prepare('select actor_user_id, details from audit_log where subject = ? and action = ?')
      .bind(connectionId, 'connection.changed')
      .first()
    expect(record).toEqual({ actor_user_id: ben.user.id, details: JSON.stringify({ ownerUserId: ben.user.id }) })
  })

  it('may change it from then on, though only a member, and may not hand it on', async () => {
    const { ann, ben, change, readAccount } = await startTeam('member')
    expect((await change(ben, { label: 'Mine' })).status).toBe(403)
    await change(ann, { ownerUserId: ben.user.id })
    expect((await change(ben, { label: 'Mine' })).status).toBe(200)
    expect((await change(ben, { ownerUserId: ann.user.id })).status).toBe(403)
    expect((await readAccount())?.owner?.userId).toBe(ben.user.id)
  })

  it('is nobody outside the workspace', async () => {
    const { ann, cem, change, readAccount } = await startTeam('member')
    const answer = await change(ann, { ownerUserId: cem.user.id, label: 'Given away' })
    expect(await answer.json()).toMatchObject({ status: 400, errors: [{ path: 'ownerUserId' }] })
    expect(await readAccount()).toMatchObject({ ownerUserId: ann.user.id, label: 'OpenAI' })
  })

  it('is nobody once that person has left, until another is chosen', async () => {
    const { ann, ben, change, readAccount } = await startTeam('admin')
    await change(ann, { ownerUserId: ben.user.id })
    await DB.prepare('delete from members where user_id = ? and workspace_id = ?').bind(ben.user.id, ann.workspaceId).run()
    expect((await readAccount())?.owner).toBeNull()
    await change(ann, { ownerUserId: ann.user.id })
    expect((await readAccount())?.owner?.name).toBe('ann')
  })
})

describe('the members of a workspace', () => {
  it('see one another, oldest first, with their roles', async () => {
    const { ann, ben, headers } = await startTeam('viewer')
    const { items } = await ben.browser.json<{ items: MemberAnswer[] }>(`/api/workspaces/${ann.workspaceId}/members`, { headers })
    expect(items).toEqual([
      { userId: ann.user.id, name: 'ann', email: `ann@team-${teams}.example`, role: 'owner' },
      { userId: ben.user.id, name: 'ben', email: `ben@team-${teams}.example`, role: 'viewer' },
    ])
  })

  it('are hidden from whoever is none of them', async () => {
    const { ann, cem } = await startTeam('member')
    expect((await cem.browser.fetch(`/api/workspaces/${ann.workspaceId}/members`)).status).toBe(404)
  })
})
