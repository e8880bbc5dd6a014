import { ErrorSummary } from '../../components/error-summary.tsx'
import type { Setup } from './create-setup.ts'

/** A step that could not be stored, and why. What was done at the providers stays. */
export function SetupProblem(props: { setup: Setup }) {
  const errors = () => {
    const problem = props.setup.problem()
    return problem ? [{ message: problem.message }] : []
  }
  return <ErrorSummary title="This step was not saved" errors={errors()} requestId={props.setup.problem()?.requestId} />
}
