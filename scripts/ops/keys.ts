import { randomBytes } from 'node:crypto'

const entry = /^v([1-9]\d*):([\w-]{43})$/

/** Reads a key ring as `CREDENTIAL_KEYS` holds it, newest first. Never repeats the text in its error. */
function parseRing(ring: string): { version: number; text: string }[] {
  return ring.split(',').map((part) => {
    const match = entry.exec(part.trim())
    if (!match) throw new Error('That is no key ring: it reads v1:<43 characters of base64url>[,…], newest first.')
    return { version: Number(match[1]), text: part.trim() }
  })
}

/** The ring with a new key in front. The older ones stay until nothing is encrypted with them any more. */
export function addKey(ring: string, random: (length: number) => Buffer = randomBytes): string {
  const keys = parseRing(ring)
  const newest = Math.max(...keys.map(({ version }) => version))
  return [`v${newest + 1}:${random(32).toString('base64url')}`, ...keys.map(({ text }) => text)].join(',')
}

/** The ring without the keys that nothing uses; the newest always stays. */
export function dropKeys(ring: string, inUse: readonly string[]): string {
  const [newest, ...older] = parseRing(ring)
  const missing = inUse.filter((version) => ![newest, ...older].some((key) => `v${key?.version}` === version))
  if (missing.length > 0) throw new Error(`The ring lacks ${missing.join(', ')}, which still encrypts credentials. Nothing was changed.`)
  const kept = older.filter(({ version }) => inUse.includes(`v${version}`))
  return [newest, ...kept].map((key) => key?.text).join(',')
}
