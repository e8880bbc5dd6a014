import { spawn } from 'node:child_process'
import { pathToFileURL } from 'node:url'

export interface RunResult {
  code: number
  /** Empty unless the run was quiet. */
  stdout: string
  stderr: string
}

export interface RunOptions {
  /** Text for the command's standard input. */
  input?: string
  /** Keeps the output instead of showing it. */
  quiet?: boolean
  env?: Record<string, string>
}

/** Starts a program and waits for its end. Scripts take it as an argument, so that tests see what would have been run. */
export type Run = (command: string, args: readonly string[], options?: RunOptions) => Promise<RunResult>

export const run: Run = (command, args, { input, quiet = false, env } = {}) =>
  new Promise((resolve, reject) => {
    const output = quiet ? 'pipe' : 'inherit'
    const child = spawn(command, args, {
      stdio: [input === undefined ? 'inherit' : 'pipe', output, output],
      env: { ...process.env, ...env },
    })
    const result = { stdout: '', stderr: '' }
    for (const name of ['stdout', 'stderr'] as const) {
      child[name]?.on('data', (chunk: Buffer) => {
        result[name] += chunk.toString()
      })
    }
    child.on('error', reject)
    child.on('close', (code) => resolve({ code: code ?? 1, ...result }))
    child.stdin?.end(input)
  })

/** Runs a program whose failure ends the script. */
export async function mustRun(runner: Run, command: string, args: readonly string[], options?: RunOptions): Promise<string> {
  const { code, stdout, stderr } = await runner(command, args, options)
  if (code !== 0) throw new Error(`${[command, ...args].join(' ')} ended with code ${code}\n${stderr || stdout}`.trim())
  return stdout
}

/** Whether the file was started by itself, not imported: `if (isMain(import.meta.url)) await main()`. */
export const isMain = (url: string): boolean => process.argv[1] !== undefined && url === pathToFileURL(process.argv[1]).href

/** Runs a script's work; what goes wrong is told in words, without a stack. */
export async function orExplain(work: () => Promise<void>): Promise<void> {
  try {
    await work()
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    process.exitCode = 1
  }
}
