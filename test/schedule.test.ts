import { env } from 'cloudflare:workers'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Env } from '../worker/deps.ts'
import { consumeBatch, runCron } from '../worker/jobs/consume.ts'
import { schedule } from '../worker/jobs/schedule.ts'
import type { SyncMessage } from '../worker/platform/context.ts'
import { deployment } from './support/deployment.ts'
import { fillPath, requestInit } from './support/fill.ts'
import { readOperations } from './support/operations.ts'
import { addTenant, startWhole } from './support/seeded.ts'

const bindings = env as unknown as Env
const { DB } = bindings

beforeEach(() => DB.prepare('delete from job_runs').run())

/** Which jobs have run to their end. */
const jobsDone = async () =>
  (await DB.prepare('select job from job_runs order by job').all<{ job: string }>()).results.map(({ job }) => job)

const cronRoutes = async (world: ReturnType<typeof startWhole>) =>
  (await readOperations(world)).filter(({ path }) => path.startsWith('/api/cron/'))

/** Runs while the database is one migration behind. */
async function whileMigrating(run: () => Promise<void>): Promise<void> {
  const { results } = await DB.prepare('select id, name from d1_migrations').all<{ id: number; name: string }>()
  await DB.prepare("update d1_migrations set name = '0000_' || id").run()
  await run()
  for (const { id, name } of results) await DB.prepare('update d1_migrations set name = ? where id = ?').bind(name, id).run()
}

/** A queue's delivery that remembers what became of it. */
function delivery(body: SyncMessage) {
  const outcome: { acked: boolean; retriedIn?: number | undefined } = { acked: false }
  return {
    ...{ body, outcome },
    ack: () => void (outcome.acked = true),
    retry: (options?: { delaySeconds?: number }) => void (outcome.retriedIn = options?.delaySeconds),
  }
}

describe('the schedule', () => {
  it('has a handler for every Cron Trigger that is deployed, and no other', () => {
    expect(deployment.crons.toSorted()).toEqual(Object.keys(schedule).toSorted())
  })

  it('runs every job to its end, and a trigger nobody knows fails loudly', async () => {
    const world = startWhole()
    for (const cron of deployment.crons) await runCron(world.ctx(), cron)
    expect(await jobsDone()).toEqual(['dispatch', 'nightly'])
    await expect(runCron(world.ctx(), '1 1 1 1 1')).rejects.toThrow(RangeError)
  })

  it('does nothing while the schema is older than the code', async () => {
    await whileMigrating(async () => {
      const world = startWhole()
      for (const cron of deployment.crons) await runCron(world.ctx(), cron)
      expect(world.outbound).toEqual([])
    })
    expect(await jobsDone()).toEqual([])
  })
})

describe('a cron route', () => {
  it('runs the same job as one of the triggers', async () => {
    const world = startWhole()
    const jobsOfTriggers = new Set<string>()
    for (const cron of deployment.crons) {
      await runCron(world.ctx(), cron)
      jobsOfTriggers.add((await jobsDone()).join())
      await DB.prepare('delete from job_runs').run()
    }
    const routes = await cronRoutes(world)
    expect(routes.length).toBeGreaterThan(0)
    for (const route of routes) {
      const answer = await world.app.fetch(
        new Request(`https://outlay.test${route.path}`, {
          method: route.method,
          headers: { Authorization: `Bearer ${world.bindings.CRON_SECRET}` },
        }),
        world.bindings,
      )
      expect([route.name, answer.status]).toEqual([route.name, 200])
      expect([...jobsOfTriggers]).toContain((await jobsDone()).join())
      await DB.prepare('delete from job_runs').run()
    }
  })

  it('takes the deployment’s secret and nothing like it', async () => {
    const secret = bindings.CRON_SECRET ?? ''
    const almost = [
      '',
      'Bearer',
      'Bearer ',
      `bearer ${secret}`,
      `Bearer ${secret}x`,
      `Bearer ${secret.slice(0, -1)}`,
      `Bearer  ${secret}`,
      `Basic ${secret}`,
      secret,
    ]
    for (const variables of [{}, { CRON_SECRET: undefined }, { CRON_SECRET: '' }]) {
      const world = startWhole({ variables })
      for (const route of await cronRoutes(world)) {
        for (const authorization of [...almost, ...('CRON_SECRET' in variables ? [`Bearer ${secret}`, 'Bearer undefined'] : [])]) {
          const headers = { Authorization: authorization }
          const answer = await world.app.fetch(
            new Request(`https://outlay.test${route.path}`, { method: route.method, headers }),
            world.bindings,
          )
          expect([route.name, authorization, answer.status]).toEqual([route.name, authorization, 401])
        }
      }
    }
    expect(await jobsDone()).toEqual([])
  })
})

describe('an older schema', () => {
  it('is answered by every route but health with "migrating", and when to try again', async () => {
    const world = startWhole()
    const { browser, values } = await addTenant(world, 'ann@example.com')
    const operations = await readOperations(world)
    await whileMigrating(async () => {
      const later = startWhole()
      for (const operation of operations.filter(({ path }) => path !== '/api/health')) {
        const held = later.openBrowser(browser.cookies)
        const answer = await held.fetch(fillPath(operation, values), requestInit(operation, operation.body && {}))
        expect([operation.name, answer.status, answer.headers.get('retry-after')]).toEqual([operation.name, 503, '30'])
        expect(await answer.json()).toMatchObject({ code: 'migrating' })
      }
      expect((await later.openBrowser().fetch('/api/health')).status).toBe(200)
    })
  })

  it('keeps every message on its queue until it is current', async () => {
    const world = startWhole()
    await whileMigrating(async () => {
      for (const { queue = '' } of deployment.consumers) {
        const message = delivery({ workspaceId: 'wsp_1', connectionId: 'con_1' })
        await consumeBatch(world.ctx(), queue, [message])
        expect([queue, message.outcome]).toEqual([queue, { acked: false, retriedIn: 60 }])
      }
    })
  })
})

describe('a deployed queue', () => {
  it('has a binding that produces to it, a consumer, and a dead-letter queue with both', () => {
    const produced = deployment.producers.map(({ queue }) => queue).toSorted()
    expect(produced).toEqual(deployment.consumers.map(({ queue }) => queue).toSorted())
    for (const { binding = '' } of deployment.producers) expect([binding, binding in bindings]).toEqual([binding, true])
    const [living, dead] = [
      deployment.consumers.filter(({ queue }) => !queue?.endsWith('-dead')),
      deployment.consumers.filter(({ queue }) => queue?.endsWith('-dead')),
    ]
    expect(living.map((consumer) => consumer['dead_letter_queue'])).toEqual(dead.map(({ queue }) => queue))
    for (const consumer of living) expect(Number(consumer['max_retries'])).toBeGreaterThan(0)
  })

  it('has a consumer that finishes a message whose connection is gone', async () => {
    const world = startWhole()
    for (const { queue = '' } of deployment.consumers) {
      const message = delivery({ workspaceId: 'wsp_gone', connectionId: 'con_gone' })
      await consumeBatch(world.ctx(), queue, [message])
      expect([queue, message.outcome]).toEqual([queue, { acked: true }])
    }
  })
})
