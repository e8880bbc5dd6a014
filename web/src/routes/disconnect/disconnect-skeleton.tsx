export function DisconnectSkeleton() {
  return (
    <div class="grid max-w-[760px] gap-3.5">
      <div class="skeleton h-[470px] rounded-card! sm:h-[315px]" />
      <div class="skeleton h-[458px] sm:h-[363px] rounded-card!" />
    </div>
  )
}
