export function ConnectSkeleton() {
  return (
    <div class="grid gap-3.5 md:grid-cols-[minmax(0,1.45fr)_minmax(0,1fr)]">
      <div class="skeleton h-[460px] rounded-card!" />
      <div class="grid content-start gap-3.5">
        <div class="skeleton h-[250px] rounded-card!" />
        <div class="skeleton h-[140px] rounded-card!" />
      </div>
    </div>
  )
}
