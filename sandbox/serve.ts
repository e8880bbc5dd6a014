import { type IncomingMessage, type ServerResponse, createServer } from 'node:http'
import { type Sandbox, createSandbox } from './app.ts'
import { exchangeRateHost, exchangeRates } from './exchange-rates.ts'
import { createFaults } from './faults.ts'
import { createProviderHosts } from './provider-hosts.ts'

export interface ServedSandbox {
  origin: string
  close(): Promise<void>
}

interface ServeOptions {
  /** 0 takes a free one. */
  port: number
  /** A clock that stands still keeps every figure as it is. */
  now?: () => number
}

/** Serves the sandbox on a port of this machine. */
export function serveSandbox({ port, now = () => Date.now() }: ServeOptions): Promise<ServedSandbox> {
  const hosts = { ...createProviderHosts({ now, faults: createFaults() }), [exchangeRateHost]: exchangeRates }
  const sandbox = createSandbox({ now, hosts })
  const server = createServer((incoming, outgoing) => void respond(sandbox, incoming, outgoing))
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', () => {
      const address = server.address()
      resolve({
        origin: `http://127.0.0.1:${address !== null && typeof address === 'object' ? address.port : port}`,
        close: () =>
          new Promise((closed) => {
            server.close(() => closed())
            server.closeAllConnections()
          }),
      })
    })
  })
}

async function respond(sandbox: Sandbox, incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  try {
    await answer(outgoing, await sandbox.fetch(await toRequest(incoming)))
  } catch (error) {
    // A fault that breaks the connection arrives here as well.
    console.error(incoming.method, incoming.url, error)
    outgoing.destroy()
  }
}

async function toRequest(incoming: IncomingMessage): Promise<Request> {
  const { method = 'GET', url = '/', headers } = incoming
  const chunks: Buffer[] = []
  for await (const chunk of incoming) chunks.push(chunk as Buffer)
  const named = Object.entries(headers).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)] as [string, string]]))
  const body = method === 'GET' || method === 'HEAD' ? undefined : Buffer.concat(chunks)
  return new Request(`http://${headers.host ?? '127.0.0.1'}${url}`, { method, headers: named, ...(body ? { body } : {}) })
}

async function answer(outgoing: ServerResponse, response: Response): Promise<void> {
  for (const [name, value] of response.headers) if (name !== 'set-cookie') outgoing.setHeader(name, value)
  const cookies = response.headers.getSetCookie()
  if (cookies.length > 0) outgoing.setHeader('set-cookie', cookies)
  outgoing.writeHead(response.status)
  outgoing.end(Buffer.from(await response.arrayBuffer()))
}
