import { Mark } from './mark.tsx'

export const brandClass = 'flex items-center gap-[9px] px-2 pt-1 pb-3.5 text-[15px] font-[650] tracking-[-0.01em]'

/** The rail before it is known who reads: it stands where the rail will. index.html paints the same before any code has come. */
export function BrandRail() {
  return (
    <div class="fixed inset-y-0 left-0 hidden w-[216px] border-r border-line px-3 py-4 sm:block">
      <span class={brandClass}>
        <Mark />
        Outlay
      </span>
    </div>
  )
}
