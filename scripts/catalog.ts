import { catalogEntry } from '../worker/providers/describe.ts'
import { providers } from '../worker/providers/registry.ts'

/** What the catalog states of each provider. */
console.log(JSON.stringify(providers.map(catalogEntry), null, 2))
