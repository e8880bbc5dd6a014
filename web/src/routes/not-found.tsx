import { A, useLocation } from '@solidjs/router'
import { Button, buttonClass } from '../components/button.tsx'
import { EmptyState } from '../components/empty-state.tsx'
import { PageTitle } from '../components/page-title.tsx'
import { openOverlay } from '../shell/overlay.ts'

const longestAddress = 80

/** An address that leads nowhere: it is named, so that what is wrong with it shows. */
export function NotFound() {
  const location = useLocation()
  const address = () => (location.pathname.length > longestAddress ? `${location.pathname.slice(0, longestAddress)}…` : location.pathname)
  return (
    <>
      <PageTitle title="No such page" />
      <EmptyState
        title="There is nothing at this address"
        text={`${address()} may have moved, or the link lost a part of itself on its way here.`}
      >
        <A href="/" class={buttonClass()}>
          Open the overview
        </A>
        <Button kind="quiet" onClick={() => openOverlay('palette')}>
          Search for it
        </Button>
      </EmptyState>
    </>
  )
}
