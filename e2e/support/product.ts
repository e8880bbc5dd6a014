import { createTestHarness } from 'wrangler'
import { serveSandbox } from '../../sandbox/serve.ts'
import { localVariables } from '../../scripts/dev/variables.ts'
import { buildProduct } from './build.ts'

export interface Product {
  /** Where the dashboard and the API are. */
  app: string
  /** Where the sandbox's hosts are, and its pages for people. */
  sandbox: string
  cronSecret: string
  close(): Promise<void>
}

/**
 * The Worker as it is deployed, in workerd with its queue, its database and its static files, against a sandbox whose
 * clock stands still: what a provider says is the same whenever it is asked.
 */
export async function startProduct(): Promise<Product> {
  const startedAt = Date.now()
  const sandbox = await serveSandbox({ port: 0, now: () => startedAt })
  const { APP_ORIGIN: _, ...vars } = localVariables({}, { app: '', sandbox: sandbox.origin, sandboxHosts: [] })
  const { remove, ...build } = await buildProduct()
  const harness = createTestHarness({ workers: [{ ...build, vars }] })
  const close = async () => {
    await harness.close()
    await sandbox.close()
    remove()
  }
  try {
    const { url } = await harness.listen()
    const worker = harness.getWorker()
    await worker.applyD1Migrations('DB')
    // The night's work, for the exchange rates.
    await worker.scheduled({ cron: '40 3 * * *' })
    return { app: url.origin, sandbox: sandbox.origin, cronSecret: vars['CRON_SECRET'] ?? '', close }
  } catch (error) {
    harness.debug()
    await close()
    throw error
  }
}
