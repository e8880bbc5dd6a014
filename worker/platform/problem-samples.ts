import type { AppErrorOptions, ErrorCode } from './errors.ts'

/** What a problem of each code may say, for the API document. The titles are the table's own. */
export const problemSamples: Record<ErrorCode, AppErrorOptions> = {
  malformed: { detail: 'Malformed JSON in request body' },
  invalid_input: { detail: 'to: Invalid ISO date', errors: [{ path: 'to', message: 'Invalid ISO date' }] },
  unauthenticated: {},
  plan_limit: { detail: 'The plan does not include connections.', extra: { entitlement: 'connections' } },
  forbidden: { detail: 'This takes the role member or above; yours is viewer.' },
  origin_refused: { detail: 'Send it from the dashboard, or with an Origin header of this site.' },
  not_found: { detail: 'There is no such connection in this workspace.' },
  conflict: {},
  already_connected: {
    detail: 'This account is already connected as “OpenAI, production”.',
    extra: { existingConnectionId: 'con_01KA8P2V5X7Z9B1D3F5H7K9M2N' },
  },
  body_too_large: { detail: 'The body may hold 256 KiB.' },
  unsupported_media_type: { detail: 'Send the body with Content-Type: application/json.' },
  credentials_rejected: { detail: 'OpenAI answered 401: Incorrect API key provided.' },
  permission_missing: { detail: 'The key cannot read costs. Give it the permission Usage: read.' },
  signal_not_exposed: { detail: 'OpenAI does not tell cost by model; it tells service, subAccount.' },
  host_refused: { detail: 'The address leads to a private network.' },
  too_many_requests: { extra: { retryAfter: 60 } },
  internal: {},
  provider_unavailable: { detail: 'OpenAI answered 503.' },
  migrating: { detail: 'Apply the migrations, then try again.', extra: { retryAfter: 30 } },
  sign_in_not_configured: { detail: 'Set SUPABASE_URL and SUPABASE_PUBLISHABLE_KEY of your Supabase project, then deploy again.' },
  sign_in_unavailable: {},
  provider_timeout: { detail: 'OpenAI did not answer within 10 seconds.' },
}
