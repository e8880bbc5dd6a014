import { type Server, createServer } from 'node:net'

/** The preferred port when it is free on this machine, else one that the system picks. */
export async function freePort(preferred: number): Promise<number> {
  const server = (await listen(preferred)) ?? (await listen(0))
  const address = server?.address()
  await new Promise((resolve) => (server ? server.close(resolve) : resolve(undefined)))
  if (address === null || typeof address !== 'object') throw new Error('no port is free')
  return address.port
}

const listen = (port: number): Promise<Server | undefined> =>
  new Promise((resolve) => {
    const server = createServer()
    server.once('error', () => resolve(undefined))
    server.listen(port, '127.0.0.1', () => resolve(server))
  })
