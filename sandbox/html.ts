const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

export const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (char) => entities[char] ?? char)

/** A page of the sandbox, plainly marked as one. `body` is HTML. */
export function htmlPage(title: string, body: string): Response {
  const page = `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark"><link rel="icon" href="data:,"><title>${escapeHtml(title)}</title><style>
body { font: 16px/1.5 system-ui, sans-serif; max-width: 36rem; margin: 10vh auto; padding: 0 1rem }
button, input { font: inherit; padding: .5rem 1rem } pre { white-space: pre-wrap; overflow-wrap: anywhere }
</style></head><body><h1>${escapeHtml(title)}</h1>${body}<p><small>Sandbox: nothing here is real.</small></p></body></html>`
  return new Response(page, { headers: { 'Content-Type': 'text/html; charset=utf-8' } })
}
