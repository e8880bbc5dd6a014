import { type RouteSectionProps, useLocation } from '@solidjs/router'
import { Suspense } from 'solid-js'
import { PageTitle } from '../components/page-title.tsx'
import { SettingsNav } from './settings/settings-nav.tsx'
import { settingsPages } from './settings/settings-pages.ts'

/** The frame of every settings page: its name, and the way to the others. */
export function Settings(props: RouteSectionProps) {
  const location = useLocation()
  const title = () => settingsPages.find(({ href }) => href === location.pathname)?.title ?? 'Settings'
  return (
    <>
      <PageTitle title={title()} />
      <div class="grid grid-cols-[minmax(0,1fr)] gap-x-8 gap-y-4 md:grid-cols-[160px_minmax(0,760px)]">
        <SettingsNav />
        <div class="grid content-start gap-3.5">
          <Suspense fallback={<div class="skeleton h-72 rounded-card!" />}>{props.children}</Suspense>
        </div>
      </div>
    </>
  )
}
