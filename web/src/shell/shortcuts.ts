import { useNavigate } from '@solidjs/router'
import { createSignal, onCleanup, onMount } from 'solid-js'
import { footItems, navItems } from './nav-items.ts'
import { closeOverlay, openOverlay, overlay } from './overlay.ts'

const isMac = /Mac|iPhone|iPad/.test(navigator.platform)

/** How the key beside the space bar is called here. */
export const commandKey = isMac ? '⌘' : 'Ctrl'

const storageKey = 'single-keys'
const sequenceMs = 1_500

function stored(): boolean {
  try {
    return localStorage.getItem(storageKey) !== 'off'
  } catch {
    return true
  }
}

const [singleKeys, setSingleKeys] = createSignal(stored())

/** Whether keys without Ctrl or ⌘ do something. Speech input and some hands need them to do nothing. */
export { singleKeys }

export function allowSingleKeys(allow: boolean): void {
  setSingleKeys(allow)
  try {
    if (allow) localStorage.removeItem(storageKey)
    else localStorage.setItem(storageKey, 'off')
  } catch {
    // Storage may be forbidden; the choice then lasts as long as the page.
  }
}

/** Listens for them as long as the shell is there. */
export function listenForShortcuts(): void {
  const navigate = useNavigate()
  let sequenceUntil = 0

  function press(event: KeyboardEvent) {
    if (event.defaultPrevented || event.isComposing) return
    const key = event.key.toLowerCase()
    if (key === 'k' && (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey) {
      event.preventDefault()
      return overlay() === 'palette' ? closeOverlay() : openOverlay('palette')
    }
    if (!singleKeys() || event.ctrlKey || event.metaKey || event.altKey || overlay() || isTaken(event.target)) return
    const goesOn = event.timeStamp < sequenceUntil
    sequenceUntil = key === 'g' ? event.timeStamp + sequenceMs : 0
    const item = goesOn ? [...navItems, ...footItems].find((one) => one.key === key) : undefined
    if (event.key === '?') openOverlay('shortcuts')
    else if (item) navigate(item.href)
    else return
    event.preventDefault()
  }
  onMount(() => addEventListener('keydown', press))
  onCleanup(() => removeEventListener('keydown', press))
}

/** Where a letter is typed or already chooses something. */
const isTaken = (target: EventTarget | null): boolean =>
  target instanceof Element &&
  target.closest('input:not([type=radio], [type=checkbox]), textarea, select, [contenteditable], dialog, [role=menu], [role=listbox]') !==
    null
