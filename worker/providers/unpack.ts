import { gunzipSync, strFromU8, unzipSync } from 'fflate'
import Papa from 'papaparse'
import type { Provider } from './contract.ts'
import { ProviderFailure } from './failure.ts'

const maxUnpackedBytes = 100_000_000

const isGzip = (bytes: Uint8Array) => bytes[0] === 0x1f && bytes[1] === 0x8b
const isZip = (bytes: Uint8Array) => bytes[0] === 0x50 && bytes[1] === 0x4b

/** The text files of an archive by name: those of a zip, or the one of a gzip, named after its path. */
export function unpack(provider: Provider, where: string, bytes: Uint8Array): Map<string, string> {
  let left = maxUnpackedBytes
  const fits = (size: number) => {
    left -= size
    if (left < 0)
      throw new ProviderFailure('over_budget', { detail: `${provider.name}, ${where}: more than ${maxUnpackedBytes} bytes when unpacked` })
    return true
  }
  try {
    if (isGzip(bytes)) {
      // The last four bytes of gzip are the length of what it holds (RFC 1952 §2.3.1).
      fits(new DataView(bytes.buffer, bytes.byteOffset).getUint32(bytes.byteLength - 4, true))
      return new Map([[where, strFromU8(gunzipSync(bytes))]])
    }
    const files = unzipSync(bytes, { filter: ({ originalSize }) => fits(originalSize) })
    return new Map(Object.entries(files).map(([name, content]) => [name, strFromU8(content)]))
  } catch (error) {
    if (error instanceof ProviderFailure) throw error
    throw new ProviderFailure('unexpected_answer', { detail: `${provider.name}, ${where}: neither zip nor gzip` })
  }
}

/** The tables of a download: as it is, or of an archive's files the only one, or those that are named as CSV. */
export function tablesOf(provider: Provider, where: string, bytes: Uint8Array): string[] {
  if (!isGzip(bytes) && !isZip(bytes)) return [new TextDecoder().decode(bytes)]
  const files = unpack(provider, where, bytes)
  const named = [...files].filter(([name]) => name.toLowerCase().endsWith('.csv'))
  return (files.size > 1 ? named : [...files]).map(([, text]) => text)
}

/** The records of a CSV table by the names of its header. */
export function readRecords(provider: Provider, where: string, text: string): Record<string, string>[] {
  if (/^\s*</.test(text))
    throw new ProviderFailure('unexpected_answer', { detail: `${provider.name}, ${where}: a web page instead of CSV` })
  const { data, errors } = Papa.parse<Record<string, string>>(text, { header: true, skipEmptyLines: true })
  // A table of one column has no delimiter to find.
  const broken = errors.find(({ type }) => type !== 'Delimiter')
  if (broken) throw new ProviderFailure('unexpected_answer', { detail: `${provider.name}, ${where}: ${broken.code}` })
  return data
}
