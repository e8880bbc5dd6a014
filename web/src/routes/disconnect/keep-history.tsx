import { A } from '@solidjs/router'
import { Button, buttonClass } from '../../components/button.tsx'
import { Card } from '../../components/card.tsx'
import type { Disconnecting, Ending } from './disconnecting.ts'
import { FactList } from './fact-list.tsx'
import { FailureNote } from './failure-note.tsx'
import { RevokeNote } from './revoke-note.tsx'

/** The usual way: nothing is read any more, and what was read stays. */
export function KeepHistory(props: { account: Ending; disconnecting: Disconnecting }) {
  return (
    <Card title="Disconnect, and keep its history">
      <div class="grid gap-4 px-3.5 pt-2.5 pb-4 sm:px-[18px]">
        <div class="grid gap-x-6 gap-y-3 sm:grid-cols-2">
          <FactList
            title="What is lost"
            kind="lost"
            facts={[
              'The key is erased here at once, and nobody can bring it back.',
              'Syncing stops, also what is queued or running now.',
              'Its figures no longer grow: what it costs from today on is not in any total.',
            ]}
          />
          <FactList
            title="What stays"
            kind="stays"
            facts={[
              'Its figures so far, in every total, chart and comparison.',
              'The way back: connect the same account again, and it goes on where it ended.',
            ]}
          />
        </div>
        <RevokeNote account={props.account} />
        <FailureNote failed={props.disconnecting.failed()} way="keep" />
        <div class="flex flex-wrap gap-2">
          <Button kind="danger" busy={props.disconnecting.busy() === 'keep'} onClick={() => void props.disconnecting.disconnect('keep')}>
            Disconnect
          </Button>
          <A href={`/providers/accounts/${props.account.id}`} class={buttonClass('quiet')}>
            Stay connected
          </A>
        </div>
      </div>
    </Card>
  )
}
