/** The pages of the settings, in their order. */
export const settingsPages = [
  { href: '/settings/workspace', label: 'Workspace', title: 'Workspace settings' },
  { href: '/settings/appearance', label: 'Appearance', title: 'Appearance' },
  { href: '/settings/sessions', label: 'Sessions', title: 'Sessions' },
] as const
