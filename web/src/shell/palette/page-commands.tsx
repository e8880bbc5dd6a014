import { useNavigate } from '@solidjs/router'
import Plus from 'lucide-solid/icons/plus'
import { Dynamic } from 'solid-js/web'
import { mayConnect } from '../../lib/session.ts'
import { usePlace } from '../../lib/workspace.ts'
import { footItems, navItems } from '../nav-items.ts'
import type { Command } from './command.ts'
import { iconLook } from './icon-look.ts'

const words: Readonly<Record<string, string>> = {
  '/': 'home dashboard spend used forecast to pay',
  '/providers': 'connections accounts syncs',
  '/api-reference': 'developers openapi routes',
  '/settings': 'workspace name currency time zone appearance theme sessions sign out everywhere',
}

/** Where one can go. */
export function createPageCommands(): () => Command[] {
  const navigate = useNavigate()
  const { workspace } = usePlace()
  const pages = [...navItems, ...footItems].map(({ href, label, icon, key }): Command => ({
    id: `page:${href}`,
    group: 'Pages',
    label,
    words: words[href] ?? '',
    icon: () => <Dynamic component={icon} {...iconLook} />,
    keys: ['G', key.toUpperCase()],
    listed: true,
    run: () => navigate(href),
  }))
  const connect: Command = {
    id: 'page:/providers/catalog',
    group: 'Pages',
    label: 'Connect a provider',
    words: 'add new catalog',
    icon: () => <Plus {...iconLook} />,
    listed: true,
    run: () => navigate('/providers/catalog'),
  }
  return () => (mayConnect(workspace().role) ? [...pages, connect] : pages)
}
