import { type Provider, type Signal, signals } from '../contract.ts'
import type { ProviderFixture } from '../fixtures/fixture.ts'
import type { Harness } from './harness.ts'

/** A provider with all that the suite needs to try it. */
export interface Subject {
  provider: Provider
  fixture: ProviderFixture
  harness: Harness
}

/** One promise that every provider keeps. `check` answers every problem at once; none means kept. */
export interface Rule {
  /** Follows the provider's name: "reads every page". */
  name: string
  check(subject: Subject): readonly string[] | Promise<readonly string[]>
}

export type Step = 'identify' | Signal

/** The signals that a provider offers. */
export const offered = (provider: Provider): Signal[] => signals.filter((signal) => provider[signal] !== undefined)

/** Everything that an adapter can be asked to do. */
export const stepsOf = (provider: Provider): Step[] => ['identify', ...offered(provider)]

/** The signals with days. */
export const seriesOf = (provider: Provider) => (['cost', 'usage'] as const).filter((signal) => provider[signal] !== undefined)
