import { send } from '../lib/api.ts'

/** Ends the session. The full load that follows drops every figure this page still holds. */
export async function signOut(): Promise<void> {
  await send('/api/auth/signout', { method: 'POST', expectSignedOut: true }).catch(() => undefined)
  location.assign('/sign-in')
}
