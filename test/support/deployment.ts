import wrangler from '../../wrangler.toml?raw'

/** The lists of tables `[[name]]` of wrangler.toml, with their plain values. */
function tablesOf(name: string): Record<string, string>[] {
  const blocks = wrangler.split(/^(?=\[)/m).filter((block) => block.startsWith(`[[${name}]]`))
  return blocks.map((block) =>
    Object.fromEntries([...block.matchAll(/^(\w+) = "?([^"\n]*)"?$/gm)].map(([, key = '', value = '']) => [key, value])),
  )
}

/** What wrangler.toml deploys beside the code. */
export const deployment = {
  crons: [...(/^crons = \[(.*)\]$/m.exec(wrangler)?.[1] ?? '').matchAll(/"([^"]+)"/g)].map(([, cron = '']) => cron),
  producers: tablesOf('queues.producers'),
  consumers: tablesOf('queues.consumers'),
}
