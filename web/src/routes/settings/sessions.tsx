import { useQuery } from '@tanstack/solid-query'
import { Card } from '../../components/card.tsx'
import { QueryStates } from '../../components/query-states.tsx'
import { sessionDetailsQuery } from '../../lib/queries.ts'
import { SessionFacts } from './session-facts.tsx'
import { SignOutWays } from './sign-out-ways.tsx'

/** This browser's session, and how to end it and the others. */
export function Sessions() {
  const details = useQuery(sessionDetailsQuery)
  return (
    <>
      <Card title="This browser">
        <QueryStates
          query={details}
          what="This session"
          skeleton={<div class="skeleton mx-3.5 mt-3 mb-5 h-[212px] sm:mx-[18px] sm:h-[138px]" />}
        >
          {(data) => <SessionFacts details={data()} />}
        </QueryStates>
      </Card>
      <SignOutWays tokenMinutes={details.data?.tokenMinutes} />
    </>
  )
}
