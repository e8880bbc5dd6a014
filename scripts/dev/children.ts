import { type ChildProcess, spawn } from 'node:child_process'
import { createWriteStream, mkdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

const leash = join(import.meta.dirname, 'leash.ts')

export interface Children {
  /** Starts a program in a process group of its own; its output goes to the file. */
  start(name: string, command: string, args: readonly string[], log: string): void
  stop(): void
}

/** Programs that live as long as this one: all are stopped when one ends, on Ctrl-C, and when this one is killed, however hard. */
export function superviseChildren(): Children {
  const running = new Map<string, ChildProcess>()
  let stopping = false

  function stop() {
    stopping = true
    for (const child of running.values()) {
      try {
        if (child.pid !== undefined) process.kill(-child.pid, 'SIGTERM')
      } catch {
        // It has ended already.
      }
    }
  }

  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.once(signal, () => {
      stop()
      process.exit(0)
    })
  }
  process.once('exit', stop)

  return {
    start(name, command, args, log) {
      mkdirSync(dirname(log), { recursive: true })
      const child = spawn('node', [leash, command, ...args], { stdio: ['pipe', 'pipe', 'pipe'], detached: true })
      const file = createWriteStream(log)
      child.stdout?.pipe(file)
      child.stderr?.pipe(file)
      running.set(name, child)
      child.on('error', (error) => console.error(`${name}: ${error.message}`))
      child.on('exit', (code) => {
        running.delete(name)
        if (stopping) return
        console.error(`\n${name} ended with code ${code}. Its last lines (${log}):\n${tail(log)}`)
        process.exitCode = 1
        stop()
        process.exit()
      })
    },
    stop,
  }
}

function tail(file: string): string {
  return readFileSync(file, 'utf8').split('\n').slice(-25).join('\n')
}
