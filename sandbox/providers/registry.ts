import { providers } from '../../worker/providers/registry.ts'
import type { SandboxProvider } from '../world.ts'

const isProvider = (value: unknown): value is SandboxProvider => typeof value === 'object' && value !== null && 'handle' in value

/** The provider in the file of that name. */
async function load(id: string): Promise<SandboxProvider> {
  const exported = Object.values((await import(/* @vite-ignore */ `./${id.replaceAll('_', '-')}.ts`)) as Record<string, unknown>)
  const provider = exported.find(isProvider)
  if (!provider) throw new Error(`sandbox/providers/${id}.ts exports no provider`)
  return provider
}

/**
 * Every provider of the catalog, as the sandbox plays it. Only the catalog's ids are taken from the product; a provider
 * whose file is missing here stops the sandbox by its name.
 */
export const sandboxProviders: readonly SandboxProvider[] = await Promise.all(providers.map(({ id }) => load(id)))
