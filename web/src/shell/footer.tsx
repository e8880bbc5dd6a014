import { SandboxNotice } from './sandbox-notice.tsx'

/** The last line of every page: what is not real here. */
export function Footer() {
  return (
    <footer class="mx-auto w-full max-w-[1264px] px-3.5 pb-4 text-note text-ink-3 sm:px-8">
      <SandboxNotice />
    </footer>
  )
}
