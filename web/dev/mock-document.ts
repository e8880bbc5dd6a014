import { execFile } from 'node:child_process'
import { promisify } from 'node:util'

let document: Promise<string> | undefined

/** The real API document, made once by the script that prints it. */
export const mockDocument = (): Promise<string> =>
  (document ??= promisify(execFile)(process.execPath, ['scripts/openapi.ts'], { maxBuffer: 8 * 1024 * 1024 }).then(({ stdout }) => stdout))
