import type { SandboxProvider } from '../world.ts'
import { anthropic } from './anthropic.ts'
import { aws } from './aws.ts'
import { digitalocean } from './digitalocean.ts'
import { gcp } from './gcp.ts'
import { github } from './github.ts'
import { litellm } from './litellm.ts'
import { openai } from './openai.ts'
import { openrouter } from './openrouter.ts'
import { vercel } from './vercel.ts'

/** Every provider of the sandbox, by name. A test compares this list with the folder. */
export const sandboxProviders: readonly SandboxProvider[] = [anthropic, aws, digitalocean, gcp, github, litellm, openai, openrouter, vercel]
