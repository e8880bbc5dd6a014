import { For } from 'solid-js'
import type { AccountAnswer } from '../../../../worker/providers/schemas.ts'
import { AccountRow } from './account-row.tsx'
import { cellClass } from './cell-class.ts'
import { ById } from './by-id.tsx'

const columns = [
  { name: 'State', from: 'all' },
  { name: 'Complete through', from: 'sm' },
  { name: 'Last sync', from: 'md' },
  { name: 'Next sync', from: 'lg' },
  { name: 'Noticed after', from: 'md' },
  { name: 'Brake', from: 'xl' },
  { name: 'Payment', from: 'xl' },
  { name: 'Owner', from: 'xl' },
] as const

/** Many connections, a row each. */
export function AccountTable(props: { accounts: readonly AccountAnswer[] }) {
  return (
    <div class="card overflow-hidden">
      <table aria-label="Connections" class="num w-full border-collapse text-table max-sm:block">
        <thead class="text-note text-ink-3 max-sm:sr-only">
          <tr>
            <th scope="col" class="h-9 pl-3.5 text-left font-[450] sm:pl-[18px]">
              Connection
            </th>
            <For each={columns}>
              {({ name, from }) => (
                <th scope="col" class={`${cellClass(from)} text-left font-[450]`}>
                  {name}
                </th>
              )}
            </For>
            <th scope="col" class={cellClass()}>
              <span class="sr-only">Actions</span>
            </th>
          </tr>
        </thead>
        <tbody class="max-sm:block">
          <ById accounts={props.accounts}>{(account) => <AccountRow account={account()} />}</ById>
        </tbody>
      </table>
    </div>
  )
}
