import { z } from '@hono/zod-openapi'
import { AppError, type ErrorCode, errorTable } from './errors.ts'
import { problemSamples } from './problem-samples.ts'

/** Schemas that many routes share. */
export const moneySchema = z
  .object({
    amount: z
      .string()
      .regex(/^-?\d+\.\d{6}$/)
      .describe('A decimal with six places, never a float.'),
    currency: z.string().length(3).describe('ISO 4217.'),
  })
  .openapi('Money', { description: 'An exact amount in one currency.', example: { amount: '12.340000', currency: 'USD' } })

export const daySchema = z.iso.date().openapi({ example: '2026-11-20' })
export const instantSchema = z.iso.datetime().openapi({ example: '2026-11-20T08:10:00.000Z' })

export const problemSchema = z
  .object({
    type: z.string().describe('Names the kind of problem; made of its code.'),
    title: z.string().describe('The kind of problem in words, the same for every problem of this code.'),
    status: z.int().describe('The HTTP status of the answer.'),
    detail: z.string().optional().describe('What went wrong this time, and what to change.'),
    code: z.string().describe('Stable, for programs to decide by.'),
    requestId: z.string().describe('Finds the request in the logs of this deployment.'),
    errors: z
      .array(
        z.object({
          path: z.string().describe('Which field, as `credentials.apiKey`.'),
          message: z.string().describe('What it needs instead.'),
        }),
      )
      .optional()
      .describe('Field by field, for `invalid_input`.'),
  })
  .loose()
  .openapi('Problem', { description: 'What went wrong, as RFC 9457 lays it out. Some codes add members of their own.' })

export type Problem = z.infer<typeof problemSchema>

export const listQuery = z.object({
  limit: z.coerce.number().int().min(1).max(100).default(50).describe('How many entries the answer may hold.').openapi({ example: 50 }),
  cursor: z
    .string()
    .max(200)
    .optional()
    .describe('The `nextCursor` of the answer before; left out for the first page.')
    .openapi({ example: '1789459200000.wsp_01KA7N4Z6M8Q2R5T9V1X3Y5Z7B' }),
})

/** `{ items, nextCursor }`. */
export const listOf = <Item extends z.ZodType>(item: Item) =>
  z.object({ items: z.array(item), nextCursor: z.string().nullable().describe('Asks for the next page; null on the last one.') })

export const isoInstant = (ms: number): string => new Date(ms).toISOString()
export const isoOrNull = (ms: number | null | undefined): string | null => (ms === null || ms === undefined ? null : isoInstant(ms))

/** The problem+json responses of a route, by status; each with an example for every code that it may carry. */
export function problems(...codes: ErrorCode[]) {
  const byStatus = Object.groupBy(codes, (code) => String(errorTable[code].status))
  return Object.fromEntries(Object.entries(byStatus).map(([status, same]) => [status, problemResponse(same ?? [])]))
}

export function problemResponse(codes: readonly ErrorCode[], description = `${codes.map((code) => errorTable[code].title).join('; ')}.`) {
  const examples = Object.fromEntries(codes.map((code) => [code, { $ref: `#/components/examples/${code}` }]))
  return { description, content: { 'application/problem+json': { schema: problemSchema, examples } } }
}

/** What a problem of this code may look like. */
export const sampleProblem = (code: ErrorCode): Problem =>
  problemOf(new AppError(code, problemSamples[code]), 'req_01KAVZ3QW5R8T1Y4U7I0P2A5SD')

/** The 200 (or other) JSON answer of a route, with what it may look like. */
export const jsonAnswer = <Schema extends z.ZodType>(schema: Schema, description: string, example?: z.output<Schema>) => ({
  description,
  content: { 'application/json': { schema, ...(example === undefined ? {} : { example }) } },
})

/** A required JSON request body, with one that is accepted. */
export const jsonBody = <Schema extends z.ZodType>(schema: Schema, example?: z.input<Schema>) => ({
  required: true as const,
  content: { 'application/json': { schema, ...(example === undefined ? {} : { example }) } },
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
