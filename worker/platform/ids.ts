import { decodeTime, encodeTime, ulid } from 'ulid'

/** What an id names, by its prefix. Ids sort by the time they were made. */
export type IdPrefix = 'wsp' | 'con' | 'syn' | 'aud' | 'req' | 'lea' | 'alr' | 'thr' | 'chn' | 'dlv'

/** `con_01K…`: a prefixed ULID, made from the given clock (ms) and random bytes. */
export function makeId(prefix: IdPrefix, now: number, randomBytes: (length: number) => Uint8Array): string {
  const random = () => (randomBytes(1)[0] ?? 0) / 256
  return `${prefix}_${ulid(now, random)}`
}

/** When an id was made (ms). */
export const madeAt = (id: string): number => decodeTime(id.slice(id.indexOf('_') + 1))

/** The smallest id that can have been made at an instant (ms): ids of a span are a range of the index. */
export const firstIdAt = (prefix: IdPrefix, instant: number): string => `${prefix}_${encodeTime(Math.max(0, instant))}`
