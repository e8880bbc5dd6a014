/** Parts of the OpenAPI document that many routes refer to. */

/** The groups of the API reference, in their order. */
export const tagTexts = {
  Monitoring: 'What was used, what is to pay, and how far the figures are complete.',
  Providers: 'The catalog, the connections of a workspace, and what each of them exposes.',
  Workspaces: 'The tenants that own everything else.',
  Authentication: 'Signing in and out of a browser.',
  Operations: 'For whoever runs this deployment.',
} as const

export const securitySchemes = {
  session: {
    type: 'apiKey',
    in: 'cookie',
    name: 'sb-<project>-auth-token',
    description:
      'The session of a signed-in browser: httpOnly cookies that Outlay sets and refreshes. The name holds the Supabase project; a long ' +
      'session is split over several cookies, `….0`, `….1`. Unsafe methods also take an `Origin` header of this site.',
  },
  cronSecret: {
    type: 'http',
    scheme: 'bearer',
    description: 'The secret `CRON_SECRET` of the deployment. It opens `/api/cron/*` and nothing else.',
  },
} as const

export const headers = {
  RequestId: {
    description: 'Finds the request in the logs of this deployment.',
    schema: { type: 'string' },
    example: 'req_01KAVZ3QW5R8T1Y4U7I0P2A5SD',
  },
} as const

export const requestIdHeader = { 'X-Request-Id': { $ref: '#/components/headers/RequestId' } } as const

export const workspaceHeader = {
  name: 'X-Outlay-Workspace',
  in: 'header',
  required: false,
  description: 'The workspace the request is about. Left out: the one this browser chose last, else your first.',
  schema: { type: 'string' },
  example: 'wsp_01KA7N4Z6M8Q2R5T9V1X3Y5Z7B',
} as const

/** Whose word a route takes, from the role it asks for. */
export const securityOf = (role: string): Record<string, never[]>[] =>
  role === 'public' ? [] : role === 'secret' ? [{ cronSecret: [] }] : [{ session: [] }]
