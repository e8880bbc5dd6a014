import { useNavigate } from '@solidjs/router'
import { useQueryClient } from '@tanstack/solid-query'
import { createSignal } from 'solid-js'
import { send } from '../../lib/api.ts'
import { type ProblemError, asProblem } from '../../lib/problem.ts'
import { refreshWorkspace } from '../../lib/queries.ts'
import type { Workspace } from '../../lib/session.ts'
import { usePlace } from '../../lib/workspace.ts'
import type { WorkspaceFields } from '../../components/workspace-form.tsx'

export type SetupStep = 'name' | 'connect' | 'budget'

type Changes = Partial<WorkspaceFields & Pick<Workspace, 'onboarding' | 'budgetDraft'>>

export interface Setup {
  step(): SetupStep
  /** Looks at a step again; what is stored stays. */
  look(step: SetupStep): void
  /** Stores the next step, with what this one decided, and shows it. Throws what went wrong. */
  advance(step: SetupStep, fields?: WorkspaceFields): Promise<void>
  /** Goes on without deciding anything. */
  skip(step: SetupStep): Promise<void>
  /** Keeps a budget as a draft. With that the setup is over; the page stays until it is left. */
  keep(budgetDraft: NonNullable<Workspace['budgetDraft']>): Promise<void>
  /** Ends the setup and opens the Overview. */
  finish(): Promise<void>
  busy(): boolean
  problem(): ProblemError | undefined
}

/** Where the setup is. Each step is stored with the workspace, so that another device goes on there. */
export function createSetup(): Setup {
  const { workspace, show } = usePlace()
  const client = useQueryClient()
  const navigate = useNavigate()
  const [step, setStep] = createSignal<SetupStep>(stepOf(workspace()))
  const [busy, setBusy] = createSignal(false)
  const [problem, setProblem] = createSignal<ProblemError>()

  async function save(body: Changes): Promise<void> {
    setProblem(undefined)
    show(await send<Workspace>(`/api/workspaces/${workspace().id}`, { method: 'PATCH', body }))
  }

  async function attempt(work: () => Promise<void>): Promise<void> {
    if (busy()) return
    setBusy(true)
    try {
      await work()
    } catch (error) {
      setProblem(asProblem(error))
    } finally {
      setBusy(false)
    }
  }

  async function advance(next: SetupStep, fields?: WorkspaceFields): Promise<void> {
    await save({ onboarding: next, ...fields })
    setStep(next)
    if (fields) void refreshWorkspace(client, workspace().id)
  }

  return {
    step,
    look: setStep,
    busy,
    problem,
    advance,
    skip: (next) => attempt(() => advance(next)),
    keep: (budgetDraft) => attempt(() => save({ budgetDraft, onboarding: 'done' })),
    finish: () =>
      attempt(async () => {
        if (workspace().onboarding !== 'done') await save({ onboarding: 'done' })
        navigate('/')
      }),
  }
}

const stepOf = ({ onboarding }: Workspace): SetupStep => (onboarding === 'done' ? 'budget' : onboarding)
