import { serveSandbox } from './serve.ts'

/** `node sandbox/server.ts 8788` */
const { origin } = await serveSandbox({ port: Number(process.argv[2] ?? 8788) })
console.log(`The sandbox listens on ${origin}`)
