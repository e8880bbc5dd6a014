import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, vi } from 'vitest'

const isAlive = (pid: number) => {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

it('a program that was started does not outlive a starter that is killed outright', async () => {
  const log = join(mkdtempSync(join(tmpdir(), 'outlay-')), 'child.log')
  const script = `
    import { superviseChildren } from './scripts/dev/children.ts'
    superviseChildren().start('Sleeper', 'node', ['-e', 'console.log(process.pid); setInterval(() => {}, 1000)'], ${JSON.stringify(log)})
  `
  const starter = spawn('node', ['--input-type=module-typescript', '-e', script], { stdio: 'inherit' })
  const pid = await vi.waitFor(
    () => {
      const read = Number(readFileSync(log, 'utf8'))
      expect(read).toBeGreaterThan(0)
      return read
    },
    { timeout: 10_000 },
  )
  expect(isAlive(pid)).toBe(true)
  starter.kill('SIGKILL')
  await once(starter, 'exit')
  await vi.waitFor(() => expect(isAlive(pid)).toBe(false), { timeout: 10_000 })
}, 30_000)
