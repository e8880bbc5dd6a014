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

  const { pathname, search } = location
  const query = new URLSearchParams(search)
  const dashboard = () => {
    const { range = 'mtd', from, to } = Object.fromEntries(query)
    const of = (text) => encodeURIComponent(text)
    return `/api/dashboard?${from && to ? `from=${of(from)}&to=${of(to)}` : `range=${of(range)}`}`
  }
  const accounts = '/api/providers/accounts?limit=100'
  const catalog = '/api/providers?limit=100'
  /** What each page asks for first, in the very words of lib/queries.ts. */
  const questions = [
    [/^\/$/, () => [dashboard()]],
    [/^\/providers\/?$/, () => [accounts]],
    [/^\/providers\/(catalog$|connect\/)/, () => (query.has('connectionId') ? [catalog, accounts] : [catalog])],
    [/^\/providers\/accounts\/([\w-]+)$/, ([, id]) => [`/api/providers/accounts/${id}`, accounts]],
    [/^\/providers\/disconnect\//, () => [accounts]],
    [/^\/settings\/sessions$/, () => ['/api/auth/session/details']],
  ]

  const early = {}
  const ask = (path) => {
    early[path] = fetch(path, { headers: { accept: 'application/json' } })
    early[path].catch(() => {})
  }
  // A sign-in that Supabase ends on its Site URL says why there; the callback knows the words.
  if (pathname === '/' && query.has('error_code')) location.replace(`/api/auth/callback${search}`)
  else if (pathname.startsWith('/sign-in')) document.documentElement.dataset.bare = ''
  else {
    ask('/api/auth/session')
    for (const [page, paths] of questions) {
      const match = page.exec(pathname)
      if (match) paths(match).forEach(ask)
    }
  }
  globalThis.earlyAnswers = early
}
