export function ConnectSkeleton() {
  return (
    <div class="grid grid-cols-[minmax(0,1fr)] gap-3.5 md:grid-cols-[minmax(0,1.45fr)_minmax(0,1fr)]">
      <div class="skeleton h-[420px] rounded-card!" />
      <div class="skeleton h-[420px] rounded-card!" />
    </div>
  )
}
