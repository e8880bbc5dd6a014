import { cpSync, readFileSync, rmSync, statSync } from 'node:fs'
import { type IncomingMessage, type Server, type ServerResponse, createServer, request } from 'node:http'
import { extname, join, resolve } from 'node:path'
import { gzipSync } from 'node:zlib'

const types: Record<string, string> = {
  ...{ '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.css': 'text/css' },
  ...{ '.svg': 'image/svg+xml', '.woff2': 'font/woff2', '.json': 'application/json' },
}

export interface Site {
  url: string
  close(): void
}

/** The files as they are now: another build may replace them meanwhile. */
export function copySite(folder: string): string {
  const copy = resolve('.dev/bench/site')
  rmSync(copy, { recursive: true, force: true })
  cpSync(folder, copy, { recursive: true })
  return copy
}

/** Serves a folder as Cloudflare does, from memory and gzipped; unknown paths are the page. What begins with `/api/` goes on to `api`. */
export async function serveSite(folder: string, api?: { base: URL; headers: Record<string, string> }): Promise<Site> {
  const kept = new Map<string, { body: Buffer; headers: Record<string, string> }>()
  const fileOf = (path: string) => (statSync(join(folder, path), { throwIfNoEntry: false })?.isFile() ? path : '/index.html')

  const read = (path: string) => {
    const file = fileOf(path)
    const known = kept.get(file)
    if (known) return known
    const headers = {
      'content-type': types[extname(file)] ?? 'application/octet-stream',
      'content-encoding': 'gzip',
      'cache-control': file.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
    }
    const made = { body: gzipSync(readFileSync(join(folder, file))), headers }
    kept.set(file, made)
    return made
  }

  const server = createServer((incoming, outgoing) => {
    const path = (incoming.url ?? '/').split('?')[0] ?? '/'
    if (api && path.startsWith('/api/')) return passOn(incoming, outgoing, api)
    const { body, headers } = read(path)
    outgoing.writeHead(200, headers).end(body)
  })
  const port = await listen(server)
  return { url: `http://127.0.0.1:${port}`, close: () => void server.close() }
}

function passOn(
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  { base, headers }: { base: URL; headers: Record<string, string> },
): void {
  const sent = request(new URL(incoming.url ?? '/', base).href, { method: incoming.method ?? 'GET', headers }, (answer) => {
    outgoing.writeHead(answer.statusCode ?? 502, answer.headers)
    answer.pipe(outgoing)
  })
  sent.on('error', () => outgoing.writeHead(502).end())
  sent.end()
}

const listen = (server: Server): Promise<number> =>
  new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      resolve(typeof address === 'object' && address ? address.port : 0)
    })
  })
