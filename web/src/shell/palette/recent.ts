const most = 8
const keyOf = (workspaceId: string) => `recent:${workspaceId}`

/** The commands used last in this workspace, newest first. Ids alone are kept, never what they found. */
export function readRecent(workspaceId: string): string[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(keyOf(workspaceId)) ?? '[]')
    return Array.isArray(kept) ? kept.filter((id) => typeof id === 'string') : []
  } catch {
    return []
  }
}

export function rememberRecent(workspaceId: string, id: string): void {
  const ids = [id, ...readRecent(workspaceId).filter((one) => one !== id)].slice(0, most)
  try {
    localStorage.setItem(keyOf(workspaceId), JSON.stringify(ids))
  } catch {
    // Storage may be forbidden; the palette then knows nothing of the last visit.
  }
}
