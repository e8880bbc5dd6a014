import BookOpen from 'lucide-solid/icons/book-open'
import ChartColumn from 'lucide-solid/icons/chart-column'
import Plug from 'lucide-solid/icons/plug'
import Settings from 'lucide-solid/icons/settings'

/** The screens that the navigation leads to. `key` opens it after G. */
export const navItems = [
  { href: '/', label: 'Overview', icon: ChartColumn, end: true, key: 'o' },
  { href: '/providers', label: 'Providers', icon: Plug, end: false, key: 'p' },
] as const

/** What is looked up now and then: at the foot of the rail, and under More on a phone. */
export const footItems = [
  { href: '/api-reference', label: 'API reference', icon: BookOpen, end: false, key: 'a' },
  { href: '/settings', label: 'Settings', icon: Settings, end: false, key: 's' },
] as const
