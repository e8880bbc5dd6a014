import type { OpenAPIHono } from '@hono/zod-openapi'
import type { Schema } from 'hono'
import { moneySchema, sampleProblem } from './answers.ts'
import { conventions } from './conventions.ts'
import { shortDigest } from './digest.ts'
import { type ErrorCode, errorTable } from './errors.ts'
import { headers, requestIdHeader, securitySchemes, tagTexts } from './document-parts.ts'
import type { AppEnv } from './route.ts'

const path = '/api/openapi.json'

const etagHeader = {
  ETag: { description: 'Names this version of the document.', schema: { type: 'string' }, example: '"wJ2kQ0cYx5m8Zr1T"' },
} as const

/** Answers the OpenAPI 3.1 document, made from the schemas that validate. It lists itself, and changes with deployments only. */
export function documentRoutes<Routes extends Schema>(app: OpenAPIHono<AppEnv, Routes>): OpenAPIHono<AppEnv, Routes> {
  describeParts(app)
  let kept: { body: string; etag: string } | undefined
  const make = (version: string) => {
    const body = JSON.stringify(openApiDocument(app, version))
    return { body, etag: `"${shortDigest(body)}"` }
  }
  app.get(path, (c) => {
    kept ??= make(c.var.ctx.config.version)
    const { body, etag } = kept
    const lasting = { ETag: etag, 'Cache-Control': 'public, max-age=300, stale-while-revalidate=86400' }
    if (c.req.header('if-none-match')?.includes(etag)) return c.body(null, 304, lasting)
    return c.body(body, 200, { 'Content-Type': 'application/json', ...lasting })
  })
  return app
}

function describeParts<Routes extends Schema>({ openAPIRegistry: registry }: OpenAPIHono<AppEnv, Routes>): void {
  // First, so that no description of one use becomes that of the schema.
  registry.register('Money', moneySchema)
  for (const [name, scheme] of Object.entries(securitySchemes)) registry.registerComponent('securitySchemes', name, scheme)
  for (const [name, header] of Object.entries(headers)) registry.registerComponent('headers', name, header)
  for (const [code, { title }] of Object.entries(errorTable))
    registry.registerComponent('examples', code, { summary: title, value: sampleProblem(code as ErrorCode) })
  registry.registerPath({
    method: 'get',
    path,
    operationId: 'getApiDocument',
    summary: 'This document',
    description: 'The whole API as an OpenAPI 3.1 document, for tools that read one. It changes with deployments only.',
    tags: ['Operations'],
    security: [],
    responses: {
      200: {
        description: 'The document.',
        headers: { ...etagHeader, ...requestIdHeader },
        content: {
          'application/json': {
            schema: { type: 'object' },
            example: { openapi: '3.1.0', info: { title: 'Outlay', version: '0.1.0' }, paths: {}, components: {} },
          },
        },
      },
      304: { description: 'It is still what `If-None-Match` names.', headers: { ...etagHeader, ...requestIdHeader } },
    },
    'x-role': 'public',
  })
}

export const openApiDocument = <Routes extends Schema>(app: OpenAPIHono<AppEnv, Routes>, version: string) =>
  withPlainRefs(
    app.getOpenAPI31Document({
      openapi: '3.1.0',
      info: { title: 'Outlay', version, description: conventions, license: { name: 'MIT' } },
      servers: [{ url: '/' }],
      tags: Object.entries(tagTexts).map(([name, description]) => ({ name, description })),
    }),
  )

/**
 * The generator writes a described component as "all of that and its description", and a nullable one as "that and null at
 * once", which no value is. OpenAPI 3.1 has both in plain words.
 */
function withPlainRefs<T>(part: T): T {
  if (Array.isArray(part)) return part.map((one: unknown) => withPlainRefs(one)) as T
  if (typeof part !== 'object' || part === null) return part
  const [named, others, ...more] = 'allOf' in part && Array.isArray(part.allOf) ? (part.allOf as { $ref?: string; type?: unknown }[]) : []
  if (named?.$ref && others && !others.$ref && more.length === 0) {
    const { type, ...words } = others
    if (!Array.isArray(type) || !type.includes('null')) return { ...others, $ref: named.$ref } as T
    return { ...words, anyOf: [named, { type: 'null' }] } as T
  }
  return Object.fromEntries(Object.entries(part).map(([key, value]) => [key, withPlainRefs(value)])) as T
}
