import type { IConfiguration } from 'dependency-cruiser'

/** Each room of worker/ may import only from itself and the rooms named before it. */
export const rooms = [
  'platform',
  'auth',
  'team',
  'billing',
  'usage',
  'providers',
  'figures',
  'notifications',
  'alerts',
  'dashboard',
  'digests',
  'jobs',
]

/** Tests stand beside what they test and may import anything. */
const tests = '[.]test[.]tsx?$|/fixtures/'

const reachingUp = rooms.slice(0, -1).map((room, index) => ({
  name: `${room}-reaches-up`,
  comment: `worker/${room} may import only from: ${rooms.slice(0, index + 1).join(', ')}`,
  severity: 'error' as const,
  from: { path: `^worker/${room}/`, pathNot: tests },
  to: { path: `^worker/(${rooms.slice(index + 1).join('|')})/` },
}))

const config: IConfiguration = {
  forbidden: [
    ...reachingUp,
    {
      name: 'rooms-do-not-know-the-house',
      comment: 'deps.ts, app.ts and index.ts put the rooms together; a room is given what it needs',
      severity: 'error',
      from: { path: '^worker/[^/]+/', pathNot: tests },
      to: { path: '^worker/[^/]+[.]ts$' },
    },
    {
      name: 'every-room-is-listed',
      comment: 'a new folder under worker/ takes its place in the list of rooms',
      severity: 'error',
      from: {},
      to: { path: '^worker/[^/]+/', pathNot: `^worker/(${rooms.join('|')})/` },
    },
    {
      name: 'no-cycles',
      comment: 'two files that need each other at run time are one file, or three',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'web-takes-contracts-only',
      comment: 'the dashboard imports types, and the zod schemas of worker/<room>/schemas.ts; nothing else of the Worker',
      severity: 'error',
      from: { path: '^web/', pathNot: tests },
      to: { path: '^worker/', pathNot: '^worker/[^/]+/schemas[.]ts$', dependencyTypesNot: ['type-only', 'type-import'] },
    },
    {
      name: 'nothing-ships-the-sandbox',
      comment: 'the sandbox is for development and tests, never part of the production bundle',
      severity: 'error',
      from: { path: '^(worker|web)/', pathNot: tests },
      to: { path: '^(sandbox|test|e2e|bench|scripts)/' },
    },
    {
      name: 'the-sandbox-shares-nothing',
      comment: 'what the product is checked against must not share its mistakes',
      severity: 'error',
      from: { path: '^(sandbox/|test/simulation/oracle)', pathNot: [tests, '^sandbox/providers/registry'] },
      to: { path: '^(worker|web)/' },
    },
    {
      name: 'the-sandbox-asks-only-for-names',
      comment: 'its registry takes the ids of the catalog, so that a provider is listed once',
      severity: 'error',
      from: { path: '^sandbox/providers/registry' },
      to: { path: '^(worker|web)/', pathNot: '^worker/providers/registry' },
    },
    {
      name: 'no-development-dependency-in-production',
      severity: 'error',
      from: { path: '^(worker|web/src)/', pathNot: tests },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'resolvable',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '^(cloudflare|virtual):' },
    },
  ],
  options: {
    parser: 'swc',
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(dist|[.]wrangler)/' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['workerd', 'worker', 'browser', 'import', 'require', 'node', 'default', 'types'],
    },
  },
}

export default config
