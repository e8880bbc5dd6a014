// Runs before the first paint: the theme must not flash, and the first answers are asked for while the code still loads.
{
  let preference = null
  try {
    preference = localStorage.getItem('theme')
  } catch {
    // Storage may be forbidden; the system's theme then decides.
  }
  const dark = preference === 'dark' || (preference !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches)
  document.documentElement.dataset.theme = dark ? 'dark' : 'light'

  const early = {}
  const ask = (path) => {
    early[path] = fetch(path, { headers: { accept: 'application/json' } })
    early[path].catch(() => {})
  }
  if (location.pathname.startsWith('/sign-in')) document.documentElement.dataset.bare = ''
  else ask('/api/auth/session')
  if (location.pathname === '/') {
    const range = new URLSearchParams(location.search).get('range') ?? 'mtd'
    ask(`/api/dashboard?range=${encodeURIComponent(range)}`)
  }
  globalThis.earlyAnswers = early
}
