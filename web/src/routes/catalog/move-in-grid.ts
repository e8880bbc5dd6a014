/** Leads the arrow keys through links laid out in rows; past the first row they lead back to `before`. Answers whether it moved. */
export function moveInGrid(key: string, links: readonly HTMLElement[], before: HTMLElement | undefined): boolean {
  const at = links.findIndex((link) => link === document.activeElement)
  if (at < 0) return false
  const step = steps(links)[key]
  const edge = key === 'Home' ? 0 : key === 'End' ? links.length - 1 : undefined
  if (step === undefined && edge === undefined) return false
  const target = edge ?? at + (step ?? 0)
  if (target < 0) before?.focus()
  else links[Math.min(target, links.length - 1)]?.focus()
  return true
}

function steps(links: readonly HTMLElement[]): Readonly<Record<string, number | undefined>> {
  const columns = countColumns(links)
  return { ArrowRight: 1, ArrowLeft: -1, ArrowDown: columns, ArrowUp: -columns }
}

/** As many as stand beside the first. */
function countColumns(links: readonly HTMLElement[]): number {
  const top = links[0]?.getBoundingClientRect().top
  const next = links.findIndex((link) => Math.abs(link.getBoundingClientRect().top - (top ?? 0)) > 1)
  return next < 0 ? Math.max(1, links.length) : next
}
