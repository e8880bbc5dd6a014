const base = 'https://outlay.invalid'

/**
 * The path to go to after sign-in, or `/` for anything that could lead away: other origins in any disguise
 * (`//evil`, `/\evil`, encoded slashes, control characters that browsers drop) and the API itself.
 */
export function safeNextPath(wanted: string | undefined): string {
  if (wanted === undefined || wanted.length > 1_000 || !leadsHere(wanted) || !URL.canParse(wanted, base)) return '/'
  const url = new URL(wanted, base)
  const path = `${url.pathname}${url.search}${url.hash}`
  return url.origin === base && leadsHere(path) && !/^\/api(\/|$)/i.test(url.pathname) ? path : '/'
}

/** One slash, then neither a slash nor what some proxy or browser takes for one; nothing invisible anywhere. */
const leadsHere = (path: string) =>
  /^\/(?![/\\]|%2f|%5c)[\x21-\x7e]*$/i.test(path) && !path.includes('\\') && !/%(0[0-9a-f]|1[0-9a-f]|7f)/i.test(path)
