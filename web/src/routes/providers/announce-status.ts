import { createEffect, on } from 'solid-js'
import type { AccountAnswer } from '../../../../worker/providers/schemas.ts'
import { announce } from '../../lib/announce.ts'
import { statusWords } from '../../lib/states.ts'

/** Tells who cannot see it that a connection's state has changed. */
export function announceStatus(account: () => AccountAnswer): void {
  createEffect(
    on(
      () => account().status,
      (now, then) => {
        if (then && now !== then) announce(`${account().label}: ${statusWords[now].label}`)
      },
      { defer: true },
    ),
  )
}
