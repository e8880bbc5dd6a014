import { z } from 'zod'
import type { Amount } from '../platform/money.ts'
import type { Charge, Period, Provider, Reading, Shape, UsagePoint, Wait } from './contract.ts'

/** Types one provider. Everything else about it is derived from what stands here. */
export const defineProvider = (provider: Provider): Provider => provider

/** A zod schema made on first use and kept. */
export function shape<T>(make: () => z.ZodType<T>): Shape<T> {
  let made: z.ZodType<T> | undefined
  return () => (made ??= make())
}

/** A money or quantity figure as JSON carries it: a decimal string, or a number. Missing and null are refused. */
export const decimal = () => z.union([z.string().regex(/^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/), z.number()])

/** `charge({ period, service, billed })`: effective cost is the billed one unless the provider says otherwise. */
export function charge(fields: Omit<Partial<Charge>, 'type'> & { period: Period; billed: Amount }): Charge {
  return {
    ...fields,
    type: 'charge',
    category: fields.category ?? 'Usage',
    frequency: fields.frequency ?? 'Usage-Based',
    effective: fields.effective ?? fields.billed,
    provenance: fields.provenance ?? 'reported',
  }
}

export const point = (fields: Omit<UsagePoint, 'type'>): UsagePoint => ({ ...fields, type: 'point' })

export const reading = (fields: Omit<Reading, 'type'>): Reading => ({ ...fields, type: 'reading' })

/** Ends this fetch; the engine calls again with `state` as `resume`. Yield it first and alone. */
export const wait = (state: string, seconds: number): Wait => ({ type: 'wait', state, seconds })
