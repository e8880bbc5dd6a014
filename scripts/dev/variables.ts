/** Where the parts of the local Outlay listen. */
export interface Local {
  app: string
  sandbox: string
  /** Every host that the sandbox answers for. */
  sandboxHosts: readonly string[]
}

/** Enough for the sandbox. Everything here is public: never deploy it. */
const stand = {
  SUPABASE_URL: 'https://demo.supabase.co',
  SUPABASE_PUBLISHABLE_KEY: 'sb_publishable_sandbox',
  CREDENTIAL_KEYS: 'v1:AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8',
  CRON_SECRET: 'cron-secret-of-the-local-sandbox',
}

/**
 * The Worker's variables for local work: the operator's own from .dev.vars, the sandbox's for the rest. A service with
 * real values is left out of the hosts that the sandbox answers, so that real and sandboxed ones mix.
 */
export function localVariables(given: Record<string, string | undefined>, { app, sandbox, sandboxHosts }: Local): Record<string, string> {
  const own = Object.fromEntries(Object.entries(given).flatMap(([name, value]) => (value ? [[name, value]] : [])))
  const variables = { ...stand, APP_ORIGIN: app, UPSTREAM_ORIGIN: sandbox, ...own }
  if (own.UPSTREAM_HOSTS !== undefined || !own.SUPABASE_URL) return variables
  const real = new URL(own.SUPABASE_URL).host
  return {
    ...variables,
    UPSTREAM_HOSTS: sandboxHosts.filter((host) => host !== real && host !== new URL(stand.SUPABASE_URL).host).join(','),
  }
}

/** The variables as an env file. */
export const toEnvFile = (variables: Record<string, string>): string =>
  Object.entries(variables)
    .map(([name, value]) => `${name}=${JSON.stringify(value)}\n`)
    .join('')
