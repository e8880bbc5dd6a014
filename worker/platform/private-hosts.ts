import ipaddr from 'ipaddr.js'

const localName = /(^|\.)(localhost|local|internal|intranet|lan|home|corp|localdomain|home\.arpa)$/

/** Whether an IP literal is anything but a public unicast address: private, loopback, link-local, metadata, reserved. */
export function isPrivateAddress(address: string): boolean {
  if (!ipaddr.isValid(address)) return false
  return ipaddr.process(address).range() !== 'unicast'
}

/**
 * Why a host may not be called, by its name alone, or `undefined`. `allowed` holds the names a deployment permits
 * (`ALLOW_PRIVATE_HOSTS`). Whether a public name resolves to a private address is checked by `resolvesPrivately`.
 */
export function refuseHost(hostname: string, allowed: readonly string[]): string | undefined {
  const name = hostname
    .toLowerCase()
    .replace(/^\[|\]$/g, '')
    .replace(/\.$/, '')
  if (allowed.includes(name)) return undefined
  if (isPrivateAddress(name)) return 'it is a private, loopback or reserved address'
  if (ipaddr.isValid(name)) return undefined
  if (localName.test(name) || !name.includes('.')) return 'it is a local name'
  return undefined
}

/** DNS over HTTPS, as cloudflare-dns.com answers `application/dns-json`. */
const resolver = 'https://cloudflare-dns.com/dns-query'

/**
 * Looks a name up over HTTPS. Resolves to the reason for refusal: a private address among the answers, no answer, or a
 * failed look-up, since what cannot be checked is not called.
 */
export async function resolvesPrivately(hostname: string, fetcher: (request: Request) => Promise<Response>): Promise<string | undefined> {
  if (ipaddr.isValid(hostname.replace(/^\[|\]$/g, ''))) return undefined
  const lookUp = async (type: 'A' | 'AAAA') => {
    const request = new Request(`${resolver}?name=${encodeURIComponent(hostname)}&type=${type}`, {
      headers: { accept: 'application/dns-json' },
    })
    const response = await fetcher(request)
    if (!response.ok) throw new Error('look-up refused')
    const answer = (await response.json()) as { Answer?: { type: number; data: string }[] }
    return (answer.Answer ?? []).filter((entry) => entry.type === 1 || entry.type === 28).map((entry) => entry.data)
  }
  try {
    const addresses = (await Promise.all([lookUp('A'), lookUp('AAAA')])).flat()
    if (addresses.length === 0) return 'its name has no address'
    return addresses.some(isPrivateAddress) ? 'its name leads to a private address' : undefined
  } catch {
    return 'its name could not be looked up'
  }
}
