import { expect, it } from 'vitest'
import { countTests } from './totals.ts'

const file = (status: string, ...tests: string[]) => ({ status, assertionResults: tests.map((each) => ({ status: each })) })

it('passed and failed tests are counted as the report has them', () => {
  const report = { numPassedTests: 2, numFailedTests: 1, testResults: [file('failed', 'passed', 'failed'), file('passed', 'passed')] }
  expect(countTests(report, 1)).toEqual({ passed: 2, failed: 1 })
})

it('a test file that did not load is one failure', () => {
  const report = { numPassedTests: 1, numFailedTests: 0, testResults: [file('failed'), file('passed', 'passed')] }
  expect(countTests(report, 1)).toEqual({ passed: 1, failed: 1 })
})

it('a run that ended badly is never reported as clean', () => {
  const report = { numPassedTests: 1, numFailedTests: 0, testResults: [file('passed', 'passed')] }
  expect(countTests(report, 1)).toEqual({ passed: 1, failed: 1 })
  expect(countTests(undefined, 0)).toEqual({ passed: 0, failed: 1 })
})

it('skipped tests count as neither passed nor failed', () => {
  const report = { numPassedTests: 1, numFailedTests: 0, testResults: [file('passed', 'passed', 'skipped')] }
  expect(countTests(report, 0)).toEqual({ passed: 1, failed: 0 })
})
