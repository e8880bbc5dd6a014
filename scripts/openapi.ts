import { createApp } from '../worker/app.ts'
import { openApiDocument } from '../worker/platform/openapi.ts'
import manifest from '../package.json' with { type: 'json' }

/** The OpenAPI 3.1 document, as GET /api/openapi.json answers it. */
console.log(JSON.stringify(openApiDocument(createApp(), manifest.version), null, 2))
