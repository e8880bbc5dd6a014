import { ulid } from 'ulid'

/** What an id names, by its prefix. Ids sort by the time they were made. */
export type IdPrefix = 'wsp' | 'con' | 'syn' | 'aud' | 'req' | 'lea' | 'alr' | 'thr' | 'chn' | 'dlv'

/** `con_01K…`: a prefixed ULID, made from the given clock (ms) and random bytes. */
export function makeId(prefix: IdPrefix, now: number, randomBytes: (length: number) => Uint8Array): string {
  const random = () => (randomBytes(1)[0] ?? 0) / 256
  return `${prefix}_${ulid(now, random)}`
}
