import type { Ctx } from '../platform/context.ts'
import type { ConnectionRow } from './sync-store.ts'

/** What a ciphertext is bound to: copied to another row it does not decrypt. */
const boundTo = (connection: Pick<ConnectionRow, 'workspaceId' | 'id' | 'providerId'>) =>
  `${connection.workspaceId}/${connection.id}/${connection.providerId}`

export async function sealCredentials(
  ctx: Ctx,
  connection: Pick<ConnectionRow, 'workspaceId' | 'id' | 'providerId'>,
  credentials: Record<string, string>,
) {
  const ring = ctx.keyRing()
  return { credentials: await ring.encrypt(JSON.stringify(credentials), boundTo(connection)), keyVersion: ring.newest }
}

/** Decrypts a connection's credentials. Called by the sync consumer alone. */
export async function openCredentials(ctx: Ctx, connection: ConnectionRow): Promise<Record<string, string>> {
  if (connection.credentials === null) throw new RangeError('a disconnected connection has no credentials')
  return JSON.parse(await ctx.keyRing().decrypt(connection.credentials, boundTo(connection))) as Record<string, string>
}
