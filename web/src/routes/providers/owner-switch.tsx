import { useQuery } from '@tanstack/solid-query'
import type { AccountAnswer } from '../../../../worker/providers/schemas.ts'
import type { MemberAnswer } from '../../../../worker/team/member-schemas.ts'
import { membersQuery } from '../../lib/queries.ts'
import { mayAdminister } from '../../lib/session.ts'
import { usePlace } from '../../lib/workspace.ts'
import type { AccountChanges } from './account-changes.ts'
import { FactChoice } from './fact-choice.tsx'

/** Whose connection it is. Admins and owners may give it to another member, where there is one. */
export function OwnerSwitch(props: { account: AccountAnswer; changes: AccountChanges }) {
  const { workspace } = usePlace()
  const mayChoose = () => mayAdminister(workspace().role)
  const members = useQuery(() => ({ ...membersQuery(workspace().id), enabled: mayChoose() }))
  const known = () => (members.isSuccess ? members.data : [])
  const nobody = () => (props.account.owner ? [] : [{ value: '', label: 'nobody' }])
  const current = () => props.account.owner?.userId ?? ''
  const options = () => {
    const { owner } = props.account
    const chosen = owner && !known().some(({ userId }) => userId === owner.userId) ? [owner] : []
    return [...nobody(), ...[...chosen, ...known().map(tellApart)].map(({ userId, name }) => ({ value: userId, label: name }))]
  }
  return (
    <FactChoice
      id={`${props.account.id}-owner`}
      name="Owner"
      value={current()}
      options={options()}
      about={
        props.account.owner
          ? 'May change this connection, as admins and owners of the workspace may.'
          : 'Whoever owned it has left this workspace. Admins and owners of the workspace may change it.'
      }
      fixed={!mayChoose() || options().length < 2}
      onChoose={(userId) => {
        const owner = known().find((one) => one.userId === userId)
        if (owner) void props.changes.change({ owner: { userId, name: owner.name } }, `${props.account.label} is now ${owner.name}’s`)
      }}
    />
  )
}

/** Of two members with one name the address says who is who. */
const tellApart = ({ userId, name, email }: MemberAnswer, _: number, all: readonly MemberAnswer[]): { userId: string; name: string } => ({
  userId,
  name: all.filter((one) => one.name === name).length > 1 ? `${name}, ${email}` : name,
})
