export function DisconnectSkeleton() {
  return (
    <div class="grid max-w-[760px] gap-3.5">
      <div class="skeleton h-[330px] rounded-card! sm:h-[262px]" />
      <div class="skeleton h-[280px] rounded-card!" />
    </div>
  )
}
