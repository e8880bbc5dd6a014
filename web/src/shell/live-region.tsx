import { announcement } from '../lib/announce.ts'

/** Where announcements are read from. It must be there before the first one. */
export function LiveRegion() {
  return (
    <div role="status" aria-live="polite" class="sr-only">
      {announcement()}
    </div>
  )
}
