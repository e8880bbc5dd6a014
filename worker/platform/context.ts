import type { Databases, WorkspaceId } from './database.ts'
import type { IdPrefix } from './ids.ts'
import type { KeyRing } from './keyring.ts'
import type { Logger } from './log.ts'
import type { Outbound } from './outbound.ts'

/** A queue message about one connection. Ids only: never credentials or figures. */
export interface SyncMessage {
  workspaceId: WorkspaceId
  connectionId: string
}

export interface QueueSender<Message> {
  /** Puts at most 100 messages on the queue at once. */
  send(messages: readonly Message[], options?: { delaySeconds?: number }): Promise<void>
}

/** What the deployment is configured with. Secrets stay in here and in the services built from them. */
export interface Config {
  version: string
  /** The deployment's own origin, for links in mails and OAuth redirects; the request's origin when unset. */
  appOrigin: string | undefined
  supabase: { url: string; publishableKey: string; issuer: string; jwtSecret: string | undefined } | undefined
  cronSecret: string | undefined
  /** Hosts that are answered by the sandbox, for the footer; `all`, or names. */
  sandboxed: readonly string[] | 'all'
}

/** Everything a use case may touch beside its own arguments. Nothing reads a global clock, randomness or binding. */
export interface Ctx {
  config: Config
  /** The current instant in ms. */
  now(): number
  sleep(ms: number): Promise<void>
  randomBytes(length: number): Uint8Array
  newId(prefix: IdPrefix): string
  outbound: Outbound
  db: Databases
  /** Throws when `CREDENTIAL_KEYS` is missing or malformed. */
  keyRing(): KeyRing
  syncQueue: QueueSender<SyncMessage>
  /** True when the caller may go on; false over the limit of this location and window. */
  withinRate(limiter: 'signIn' | 'action', key: string): Promise<boolean>
  log: Logger
}
