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
  app.getOpenAPI31Document({
    openapi: '3.1.0',
    info: { title: 'Outlay', version, description: 'What a team spends at its AI, cloud and SaaS providers.', license: { name: 'MIT' } },
    servers: [{ url: '/' }],
  })
