import type { JSX } from 'solid-js'

/** One thing that the palette can do. */
export interface Command {
  /** The same on every visit: recent commands are kept by it. */
  id: string
  group: 'Pages' | 'Connections' | 'Connect' | 'Workspaces' | 'Actions'
  label: string
  /** Beside the label, in grey. */
  detail?: string
  /** Further words that it is found by. */
  words?: string
  icon: () => JSX.Element
  keys?: readonly string[]
  /** There before anything is typed. */
  listed: boolean
  run: () => void | Promise<void>
}
