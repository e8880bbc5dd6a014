import type { MockWorld } from './ledger.ts'
import { oddMoney } from './money.ts'
import { creditsAlone, negativeMonth } from './months.ts'
import { longNames } from './names.ts'
import { manyConnections, oneConnection } from './sizes.ts'
import { silentSources, staleSources } from './stale.ts'

const worlds = {
  'ugly-one': oneConnection,
  'ugly-many': manyConnections,
  'ugly-names': longNames,
  'ugly-money': oddMoney,
  'ugly-negative': negativeMonth,
  'ugly-credits': creditsAlone,
  'ugly-stale': staleSources,
  'ugly-silent': silentSources,
} as const

export type UglyState = keyof typeof worlds
export const uglyStates = Object.keys(worlds) as UglyState[]

const made = new Map<UglyState, MockWorld>()

/** The world of a scenario; `undefined` for the mock's own states. */
export function findWorld(state: string): MockWorld | undefined {
  const ugly = uglyStates.find((one) => one === state)
  if (!ugly) return undefined
  const world = made.get(ugly) ?? worlds[ugly]()
  made.set(ugly, world)
  return world
}
