import { useQueryClient } from '@tanstack/solid-query'
import Search from 'lucide-solid/icons/search'
import { KeyCaps } from '../components/key-caps.tsx'
import { accountsQuery } from '../lib/queries.ts'
import { usePlace } from '../lib/workspace.ts'
import { openOverlay } from './overlay.ts'
import { commandKey } from './shortcuts.ts'

/** Opens the palette, for those who have not learnt its shortcut, and on phones. */
export function PaletteButton(props: { place: 'rail' | 'bar' }) {
  const client = useQueryClient()
  const { workspace } = usePlace()
  const look = () =>
    props.place === 'bar'
      ? 'grid min-h-11 min-w-16 content-start justify-items-center gap-[3px] text-[10.5px] font-[520] text-ink-3'
      : 'mb-2 flex min-h-8 items-center gap-2.5 rounded-[7px] px-2.5 py-1.5 text-left font-medium text-ink-2 hover:text-ink'
  return (
    <button
      type="button"
      aria-haspopup="dialog"
      class={look()}
      onPointerEnter={() => void client.prefetchQuery(accountsQuery(workspace().id))}
      onClick={() => openOverlay('palette')}
    >
      <Search size={props.place === 'bar' ? 20 : 16} stroke-width={1.7} aria-hidden="true" />
      {props.place === 'bar' ? (
        'Search'
      ) : (
        <>
          <span class="flex-1">Search</span>
          <KeyCaps keys={[commandKey, 'K']} />
        </>
      )}
    </button>
  )
}
