import type { Run, RunOptions, RunResult } from './run.ts'

interface Recorded {
  call: string
  options: RunOptions
}

/** A runner that runs nothing: it records each call and answers what was agreed, else success without output. */
export function recordRuns(answers: Record<string, Partial<RunResult>>) {
  const recorded: Recorded[] = []
  const run: Run = async (command, args, options = {}) => {
    const call = [command, ...args].join(' ')
    recorded.push({ call, options })
    return { code: 0, stdout: '', stderr: '', ...answers[call] }
  }
  return {
    run,
    calls: () => recorded.map(({ call }) => call),
    inputOf: (call: string) => recorded.find((each) => each.call === call)?.options.input,
  }
}
