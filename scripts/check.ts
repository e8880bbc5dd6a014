import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { findChromium } from './find-chromium.ts'
import { run } from './run.ts'
import { type Totals, addTotals, countTests } from './totals.ts'

/** Everything that must hold, in the order that answers soonest. Every step runs, so that the totals are true. */
const steps: { name: string; command: string; args: string[] }[] = [
  { name: 'types of the Worker and the tools', command: 'tsc', args: ['--noEmit', '-p', '.'] },
  { name: 'types of the dashboard', command: 'tsc', args: ['--noEmit', '-p', 'web'] },
  { name: 'lint', command: 'oxlint', args: ['--deny-warnings'] },
  { name: 'format', command: 'oxfmt', args: ['--check'] },
  { name: 'architecture', command: 'npm', args: ['run', '--silent', 'check:rooms'] },
  { name: 'dead code', command: 'knip', args: [] },
  { name: 'build and size', command: 'npm', args: ['run', '--silent', 'check:size'] },
]

const report = '.dev/test-report.json'

async function check(): Promise<Totals> {
  let totals: Totals = { passed: 0, failed: 0 }
  const failures: string[] = []
  for (const { name, command, args } of steps) {
    console.log(`\n── ${name}`)
    const { code } = await run(command, args)
    if (code !== 0) failures.push(name)
    totals = addTotals(totals, code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 })
  }
  console.log('\n── tests')
  totals = addTotals(totals, await runTests())
  if (failures.length > 0) console.log(`\nFailed before the tests: ${failures.join(', ')}`)
  return totals
}

async function runTests(): Promise<Totals> {
  await findChromium().catch((error: unknown) => console.error('No Chromium for the browser tests:', error))
  mkdirSync('.dev', { recursive: true })
  rmSync(report, { force: true })
  const { code } = await run('vitest', ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`])
  return countTests(readReport(), code)
}

function readReport() {
  try {
    return JSON.parse(readFileSync(report, 'utf8')) as Parameters<typeof countTests>[0]
  } catch {
    return undefined
  }
}

const { passed, failed } = await check()
console.log(`\n${passed} passed, ${failed} failed`)
process.exitCode = failed === 0 ? 0 : 1
