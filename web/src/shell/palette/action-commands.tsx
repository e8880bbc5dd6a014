import { useNavigate } from '@solidjs/router'
import ArrowRightLeft from 'lucide-solid/icons/arrow-right-left'
import Keyboard from 'lucide-solid/icons/keyboard'
import Link from 'lucide-solid/icons/link'
import LogOut from 'lucide-solid/icons/log-out'
import Plus from 'lucide-solid/icons/plus'
import Printer from 'lucide-solid/icons/printer'
import { Dynamic } from 'solid-js/web'
import { asProblem } from '../../lib/problem.ts'
import { chooseTheme, themePreference } from '../../lib/theme.ts'
import { showToast } from '../../lib/toast.ts'
import { usePlace } from '../../lib/workspace.ts'
import { openOverlay } from '../overlay.ts'
import { signOut } from '../sign-out.ts'
import { themes } from '../themes.ts'
import type { Command } from './command.ts'
import { iconLook } from './icon-look.ts'

/** What can be done from every page, and the other workspaces. */
export function createActionCommands(): () => Command[] {
  const navigate = useNavigate()
  const { session, workspace, switchTo } = usePlace()

  async function enter(id: string, name: string): Promise<void> {
    try {
      await switchTo(id)
      showToast({ text: `Now in ${name}` })
    } catch (error) {
      showToast({ text: `Still in ${workspace().name}. ${asProblem(error).message}`, tone: 'bad' })
    }
  }
  async function copyLink(): Promise<void> {
    try {
      await navigator.clipboard.writeText(location.href)
      showToast({ text: 'The link to this page is copied' })
    } catch {
      showToast({ text: 'The browser did not allow copying. The link is in the address bar.', tone: 'warn' })
    }
  }

  const action = (id: string, label: string, Icon: typeof Link, run: Command['run'], more: Partial<Command> = {}): Command => ({
    ...{ id: `action:${id}`, group: 'Actions', label, icon: () => <Icon {...iconLook} />, listed: true, run },
    ...more,
  })
  const actions = [
    action('copy-link', 'Copy the link to this page', Link, copyLink, { words: 'share url address' }),
    action('print', 'Print this page', Printer, () => print(), { words: 'pdf paper' }),
    action('shortcuts', 'Keyboard shortcuts', Keyboard, () => openOverlay('shortcuts'), { keys: ['?'], words: 'help keys' }),
    action('new-workspace', 'New workspace', Plus, () => navigate('/workspaces/new'), { group: 'Workspaces', listed: false }),
    action('sign-out', 'Sign out', LogOut, signOut, { words: 'log out leave' }),
  ]
  const themeCommands = () =>
    themes.map(({ value, label, icon }): Command => ({
      id: `theme:${value}`,
      group: 'Actions',
      label: `Theme: ${label.toLowerCase()}`,
      ...(themePreference() === value ? { detail: 'chosen' } : {}),
      words: 'appearance colours mode',
      icon: () => <Dynamic component={icon} {...iconLook} />,
      listed: themePreference() !== value,
      run: () => chooseTheme(value),
    }))
  const workspaceCommands = () =>
    session()
      .workspaces.filter((one) => one.id !== workspace().id)
      .map(({ id, name }) =>
        action(`workspace:${id}`, `Switch to ${name}`, ArrowRightLeft, () => enter(id, name), {
          group: 'Workspaces',
          words: 'workspace change',
        }),
      )
  return () => [...workspaceCommands(), ...actions, ...themeCommands()]
}
