import { AppError } from '../platform/errors.ts'
import { anthropic } from './catalog/anthropic.ts'
import { aws } from './catalog/aws.ts'
import { digitalocean } from './catalog/digitalocean.ts'
import { gcp } from './catalog/gcp.ts'
import { github } from './catalog/github.ts'
import { litellm } from './catalog/litellm.ts'
import { openai } from './catalog/openai.ts'
import { openrouter } from './catalog/openrouter.ts'
import { vercel } from './catalog/vercel.ts'
import type { Provider } from './contract.ts'

/** Every provider of the catalog, by name. A test compares this list with the folder. */
export const providers: readonly Provider[] = [anthropic, aws, digitalocean, gcp, github, litellm, openai, openrouter, vercel]

/** Where the product looks a provider up. Tests of the engine put made-up ones beside the catalog's, or in their place. */
export const providersById = new Map(providers.map((provider) => [provider.id, provider]))

export const findProvider = (id: string): Provider | undefined => providersById.get(id)

export function getProvider(id: string): Provider {
  const provider = providersById.get(id)
  if (!provider) throw new AppError('not_found', { detail: `There is no provider "${id.slice(0, 40)}" in the catalog.` })
  return provider
}
