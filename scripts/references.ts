import { mustRun, orExplain, run } from './run.ts'

/** Takes the pictures that the dashboard is compared with anew. Look at them before they are committed. */
await orExplain(async () => {
  await mustRun(run, 'vitest', ['run', '--project', 'browser', 'e2e/visual.test.ts'], { env: { REFERENCES: 'take' } })
})
