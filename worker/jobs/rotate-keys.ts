import type { Ctx } from '../platform/context.ts'
import { openCredentials, sealCredentials } from '../providers/credential-vault.ts'
import { readOldKeys, replaceCiphertext } from '../providers/sync-store.ts'

/** How many credentials one night brings to the newest key; the next nights do the rest. */
const atOnce = 200

/**
 * Encrypts again, with the newest key of the ring, what an older one encrypted. Once `npm run ops -- keys` shows none left,
 * the old key may leave `CREDENTIAL_KEYS`. Credentials replaced meanwhile are left alone.
 */
export async function reencryptCredentials(ctx: Ctx): Promise<{ reencrypted: number }> {
  const { newest } = ctx.keyRing()
  let reencrypted = 0
  for (const db of ctx.db.every()) {
    for (const connection of await readOldKeys(db, newest, atOnce)) {
      const sealed = await sealCredentials(ctx, connection, await openCredentials(ctx, connection))
      reencrypted += await replaceCiphertext(db, connection, sealed)
    }
  }
  return { reencrypted }
}
