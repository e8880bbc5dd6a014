import { readBundle } from './scripts/bundle.ts'

const { firstLoad, charts, css } = readBundle()

/** Budgets for what travels, gzipped. The Worker's bundle is the one that `wrangler deploy` uploads. */
export default [
  { name: 'first load of the dashboard', path: firstLoad, limit: '60 kB', gzip: true },
  ...(charts.length > 0 ? [{ name: 'charts, after first paint', path: charts, limit: '30 kB', gzip: true }] : []),
  { name: 'style sheets', path: css, limit: '15 kB', gzip: true },
  { name: 'the Worker', path: 'dist/worker/index.js', limit: '450 kB', gzip: true },
]
