import ChartColumn from 'lucide-solid/icons/chart-column'
import Plug from 'lucide-solid/icons/plug'

/** The screens that the navigation leads to. */
export const navItems = [
  { href: '/', label: 'Overview', icon: ChartColumn, end: true },
  { href: '/providers', label: 'Providers', icon: Plug, end: false },
] as const
