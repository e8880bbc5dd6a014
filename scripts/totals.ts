export interface Totals {
  passed: number
  failed: number
}

interface TestReport {
  numPassedTests: number
  numFailedTests: number
  testResults: { status: string; assertionResults: { status: string }[] }[]
}

/**
 * Counts what a Vitest JSON report holds. A file that failed without a failed test (it did not load, a hook threw) is one
 * failure; so is a run that ended badly although every test in it passed, or one that left no report.
 */
export function countTests(report: TestReport | undefined, exitCode: number): Totals {
  if (!report) return { passed: 0, failed: 1 }
  const brokenFiles = report.testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && !assertionResults.some((test) => test.status === 'failed'),
  ).length
  const failed = report.numFailedTests + brokenFiles
  return { passed: report.numPassedTests, failed: failed === 0 && exitCode !== 0 ? 1 : failed }
}

export const addTotals = (a: Totals, b: Totals): Totals => ({ passed: a.passed + b.passed, failed: a.failed + b.failed })
