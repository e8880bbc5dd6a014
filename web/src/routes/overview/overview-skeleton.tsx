/** The overview's outline while its figures are on their way. */
export function OverviewSkeleton() {
  return (
    <div class="grid gap-3.5">
      <div class="skeleton h-[330px] rounded-card! sm:h-[254px] lg:h-[126px]" />
      <div class="skeleton h-[322px] rounded-card! sm:h-[340px]" />
      <div class="grid grid-cols-[minmax(0,1fr)] gap-3.5 lg:grid-cols-[minmax(0,1.62fr)_minmax(0,1fr)]">
        <div class="skeleton h-[290px] rounded-card!" />
        <div class="skeleton h-[290px] rounded-card!" />
      </div>
    </div>
  )
}
