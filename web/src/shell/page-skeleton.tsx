/** Stands where a page's code or the session is still on its way. */
export function PageSkeleton() {
  return (
    <div role="status" aria-label="Loading the page">
      <div class="mb-[18px] flex h-9 items-center">
        <div class="skeleton h-6 w-40" />
      </div>
      <div class="skeleton h-[128px] w-full rounded-card" />
      <div class="skeleton mt-3.5 h-[320px] w-full rounded-card" />
    </div>
  )
}
