import { type IncomingMessage, type ServerResponse, createServer } from 'node:http'
import { createSandbox } from './app.ts'
import { exchangeRateHost, exchangeRates } from './exchange-rates.ts'
import { createFaults } from './faults.ts'
import { createProviderHosts } from './provider-hosts.ts'

/** Serves the sandbox on a port of this machine: `node sandbox/server.ts 8788`. */
function serve(port: number) {
  const now = () => Date.now()
  const hosts = { ...createProviderHosts({ now, faults: createFaults() }), [exchangeRateHost]: exchangeRates }
  const sandbox = createSandbox({ now, hosts })
  const server = createServer((incoming, outgoing) => {
    toRequest(incoming)
      .then((request) => sandbox.fetch(request))
      .then((response) => answer(outgoing, response))
      .catch((error: unknown) => {
        // A fault that breaks the connection arrives here as well.
        console.error(incoming.method, incoming.url, error)
        outgoing.destroy()
      })
  })
  server.listen(port, '127.0.0.1', () => console.log(`The sandbox listens on http://127.0.0.1:${port}`))
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

serve(Number(process.argv[2] ?? 8788))
