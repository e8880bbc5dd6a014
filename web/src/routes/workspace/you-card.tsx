import { Button } from '../../components/button.tsx'
import { Card } from '../../components/card.tsx'
import { usePlace } from '../../lib/workspace.ts'
import { signOut } from '../../shell/sign-out.ts'
import { ThemeSwitch } from '../../shell/theme-switch.tsx'

/** What belongs to the reader and not to the workspace. */
export function YouCard() {
  const { session, workspace } = usePlace()
  return (
    <Card title="You">
      <div class="grid gap-4 px-3.5 pt-2.5 pb-5 sm:px-[18px]">
        <p class="text-ink-2">
          Signed in as <b class="text-ink">{session().user.email}</b>, {workspace().role} of {workspace().name}.
        </p>
        <div class="flex flex-wrap items-center justify-between gap-3">
          <span class="flex items-center gap-2.5 text-table text-ink-2">
            Appearance <ThemeSwitch name="settings-theme" />
          </span>
          <Button kind="quiet" onClick={() => void signOut()}>
            Sign out
          </Button>
        </div>
      </div>
    </Card>
  )
}
