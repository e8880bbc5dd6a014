import { footItems, navItems } from './nav-items.ts'
import { commandKey } from './shortcuts.ts'

/** Every shortcut that works on all pages, as the sheet lists them. */
export const shortcuts: readonly { name: string; single: boolean; items: readonly { keys: readonly string[]; about: string }[] }[] = [
  {
    name: 'Anywhere',
    single: false,
    items: [
      { keys: [commandKey, 'K'], about: 'Search and commands' },
      { keys: ['F8'], about: 'Go to the last notification' },
      { keys: [commandKey, 'Z'], about: 'Undo what it says' },
    ],
  },
  {
    name: 'Go to',
    single: true,
    items: [
      ...[...navItems, ...footItems].map(({ key, label }) => ({ keys: ['G', key.toUpperCase()], about: label })),
      { keys: ['?'], about: 'This sheet' },
    ],
  },
  {
    name: 'On the chart',
    single: false,
    items: [
      { keys: ['←', '→'], about: 'One day back, one day on' },
      { keys: ['T'], about: 'Turn it into a table, and back' },
    ],
  },
]
