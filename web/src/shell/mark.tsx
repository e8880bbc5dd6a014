/** Three bars: Outlay's sign. */
export function Mark() {
  return (
    <svg viewBox="0 0 20 20" class="size-5" aria-hidden="true">
      <rect x="1" y="11" width="4" height="8" rx="1.4" class="fill-c1" />
      <rect x="8" y="6" width="4" height="13" rx="1.4" class="fill-c2" />
      <rect x="15" y="1" width="4" height="18" rx="1.4" class="fill-c3" />
    </svg>
  )
}
