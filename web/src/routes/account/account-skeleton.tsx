export function AccountSkeleton() {
  return (
    <div class="grid gap-3.5">
      <div class="skeleton h-[520px] rounded-card! sm:h-[270px] lg:h-[150px]" />
      <div class="skeleton mt-[8px] h-[32px] max-w-[440px]" />
      <div class="skeleton h-[310px] rounded-card! sm:h-[356px]" />
      <div class="skeleton h-[300px] rounded-card!" />
      <div class="grid gap-3.5 lg:grid-cols-[minmax(0,1.62fr)_minmax(0,1fr)]">
        <div class="skeleton h-[340px] rounded-card!" />
        <div class="skeleton h-[340px] rounded-card!" />
      </div>
    </div>
  )
}
