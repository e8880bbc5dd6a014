import { z } from '@hono/zod-openapi'
import { type AppError, type ErrorCode, errorTable } from './errors.ts'

/** Schemas that many routes share. */
export const moneySchema = z
  .object({ amount: z.string().regex(/^-?\d+\.\d{6}$/), currency: z.string().length(3) })
  .openapi('Money', { example: { amount: '12.340000', currency: 'USD' } })

export const daySchema = z.iso.date().openapi({ example: '2026-11-20' })
export const instantSchema = z.iso.datetime().openapi({ example: '2026-11-20T08:10:00.000Z' })

export const problemSchema = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string().optional(),
    code: z.string(),
    requestId: z.string(),
    errors: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
  })
  .loose()
  .openapi('Problem')

export type Problem = z.infer<typeof problemSchema>

export const listQuery = z.object({
  limit: z.coerce.number().int().min(1).max(100).default(50),
  cursor: z.string().max(200).optional(),
})

/** `{ items, nextCursor }`. */
export const listOf = <Item extends z.ZodType>(item: Item) => z.object({ items: z.array(item), nextCursor: z.string().nullable() })

export const isoInstant = (ms: number): string => new Date(ms).toISOString()
export const isoOrNull = (ms: number | null | undefined): string | null => (ms === null || ms === undefined ? null : isoInstant(ms))

/** The problem+json responses of a route, by code. */
export function problems(...codes: ErrorCode[]) {
  const content = { 'application/problem+json': { schema: problemSchema } }
  const byStatus = Object.groupBy(codes, (code) => String(errorTable[code].status))
  return Object.fromEntries(Object.entries(byStatus).map(([status, same]) => [status, { description: (same ?? []).join(', '), content }]))
}

/** The 200 (or other) JSON answer of a route. */
export const jsonAnswer = <Schema extends z.ZodType>(schema: Schema, description: string) => ({
  description,
  content: { 'application/json': { schema } },
})

/** A required JSON request body. */
export const jsonBody = <Schema extends z.ZodType>(schema: Schema) => ({
  required: true as const,
  content: { 'application/json': { schema } },
})

export function problemOf(error: AppError, requestId: string): Problem {
  const { status, title } = errorTable[error.code]
  return {
    type: `https://outlay.dev/problems/${error.code}`,
    title,
    status,
    ...(error.detail ? { detail: error.detail } : {}),
    code: error.code,
    requestId,
    ...(error.errors ? { errors: error.errors } : {}),
    ...error.extra,
  }
}
