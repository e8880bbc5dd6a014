import { spawn } from 'node:child_process'

/**
 * `node leash.ts <command> <arguments>`: runs a program that must not outlive whoever started it. Standard input is the
 * leash: it ends even when the starter was killed and could stop nobody. Everything in the process group is stopped then.
 */
const [command = '', ...args] = process.argv.slice(2)
const child = spawn(command, args, { stdio: ['ignore', 'inherit', 'inherit'] })
child.on('error', (error) => {
  console.error(error.message)
  process.exit(1)
})
child.on('exit', (code) => process.exit(code ?? 1))
process.stdin.on('close', () => process.kill(-process.pid, 'SIGTERM')).resume()
