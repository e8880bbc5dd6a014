import type { OpenAPIHono } from '@hono/zod-openapi'
import type { Schema } from 'hono'
import type { AppEnv } from './route.ts'

const path = '/api/openapi.json'

/** Answers the OpenAPI 3.1 document, made from the schemas that validate. It lists itself. */
export function documentRoutes<Routes extends Schema>(app: OpenAPIHono<AppEnv, Routes>): OpenAPIHono<AppEnv, Routes> {
  app.openAPIRegistry.registerPath({
    method: 'get',
    path,
    summary: 'This document',
    tags: ['Operations'],
    responses: { 200: { description: 'OpenAPI 3.1', content: { 'application/json': { schema: { type: 'object' } } } } },
    'x-role': 'public',
  })
  app.get(path, (c) => c.json(openApiDocument(app, c.var.ctx.config.version)))
  return app
}

export const openApiDocument = <Routes extends Schema>(app: OpenAPIHono<AppEnv, Routes>, version: string) =>
  withNullableRefs(
    app.getOpenAPI31Document({
      openapi: '3.1.0',
      info: { title: 'Outlay', version, description: 'What a team spends at its AI, cloud and SaaS providers.', license: { name: 'MIT' } },
      servers: [{ url: '/' }],
    }),
  )

/** The generator writes a nullable component as "that and null at once", which no value is; it means either. */
function withNullableRefs<T>(part: T): T {
  if (Array.isArray(part)) return part.map((one: unknown) => withNullableRefs(one)) as T
  if (typeof part !== 'object' || part === null) return part
  const [named, others] = 'allOf' in part && Array.isArray(part.allOf) ? (part.allOf as { $ref?: string; type?: unknown }[]) : []
  if (named?.$ref && Array.isArray(others?.type) && others.type.includes('null')) return { anyOf: [named, { type: 'null' }] } as T
  return Object.fromEntries(Object.entries(part).map(([key, value]) => [key, withNullableRefs(value)])) as T
}
