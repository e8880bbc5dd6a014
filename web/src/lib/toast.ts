import { createSignal } from 'solid-js'
import type { Tone } from '../components/tag.tsx'
import { asProblem } from './problem.ts'

export interface ToastWords {
  /** What has happened, as a sentence without its full stop: "Paused Production". */
  text: string
  /** Takes it back. May be offered only where it truly can be. */
  undo?: () => void | Promise<void>
  tone?: Tone
}

export interface Toast extends ToastWords {
  id: number
  tone: Tone
}

/** More at once than can be read are none. */
const most = 3
/** Long enough to be read; longer where there is something to decide. */
const shortMs = 6_000
const undoMs = 12_000

const [toasts, setToasts] = createSignal<readonly Toast[]>([])
const [held, setHeld] = createSignal(false)
const timers = new Map<number, ReturnType<typeof setTimeout>>()
let lastId = 0

/** The words at the foot of the page, newest last. */
export { toasts }

/**
 * Says what has happened, without taking the focus. It goes by itself, except while somebody points at it or has the focus in it.
 * For what the reader did; a failure that needs them belongs beside what failed.
 */
export function showToast({ tone = 'plain', ...words }: ToastWords): void {
  const toast = { ...words, tone, id: (lastId += 1) }
  const gone = toasts().slice(0, Math.max(0, toasts().length + 1 - most))
  gone.forEach(({ id }) => stopTimer(id))
  setToasts([...toasts().slice(gone.length), toast])
  if (!held()) startTimer(toast)
}

export function dismissToast(id: number): void {
  stopTimer(id)
  setToasts(toasts().filter((one) => one.id !== id))
}

/** What was done in another workspace cannot be taken back from this one. */
export function dismissToasts(): void {
  toasts().forEach(({ id }) => dismissToast(id))
}

/** Takes back what a toast says, and says how that went. */
export async function undoToast({ id, undo }: Toast): Promise<void> {
  if (!undo) return
  // At once: what is taken back twice might be done again.
  dismissToast(id)
  try {
    await undo()
    showToast({ text: 'Undone' })
  } catch (error) {
    showToast({ text: `Not undone. ${asProblem(error).message}`, tone: 'bad' })
  }
}

/** Keeps all of them while they are read, and gives them their whole time again after that. */
export function holdToasts(hold: boolean): void {
  if (hold === held()) return
  setHeld(hold)
  toasts().forEach((toast) => (hold ? stopTimer(toast.id) : startTimer(toast)))
}

function startTimer({ id, undo }: Toast): void {
  stopTimer(id)
  timers.set(
    id,
    setTimeout(() => dismissToast(id), undo ? undoMs : shortMs),
  )
}

function stopTimer(id: number): void {
  clearTimeout(timers.get(id))
  timers.delete(id)
}
