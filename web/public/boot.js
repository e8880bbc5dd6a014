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
  // A sign-in that Supabase ends on its Site URL says why there; the callback knows the words.
  const failed = location.pathname === '/' && new URLSearchParams(location.search).has('error_code')
  if (failed) location.replace(`/api/auth/callback${location.search}`)
  else if (location.pathname.startsWith('/sign-in')) document.documentElement.dataset.bare = ''
  else ask('/api/auth/session')
  if (location.pathname === '/' && !failed) {
    const { range = 'mtd', from, to } = Object.fromEntries(new URLSearchParams(location.search))
    ask(
      `/api/dashboard?${from && to ? `from=${encodeURIComponent(from)}&to=${encodeURIComponent(to)}` : `range=${encodeURIComponent(range)}`}`,
    )
  }
  globalThis.earlyAnswers = early
}
