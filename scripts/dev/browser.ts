/** As much of a browser as signing in needs: it keeps cookies and follows redirects across hosts. */
export interface Browser {
  request(url: string, init?: { method?: string; json?: unknown }): Promise<Response>
}

export function openBrowser(fetcher: typeof fetch = fetch): Browser {
  const jars = new Map<string, Map<string, string>>()
  const jarOf = (url: URL) => jars.get(url.host) ?? new Map<string, string>()

  async function request(address: string, { method = 'GET', json }: { method?: string; json?: unknown } = {}): Promise<Response> {
    const url = new URL(address)
    const cookie = [...jarOf(url)].map(([name, value]) => `${name}=${value}`).join('; ')
    const headers = {
      origin: url.origin,
      ...(cookie ? { cookie } : {}),
      ...(json === undefined ? {} : { 'content-type': 'application/json' }),
    }
    const response = await fetcher(url, {
      method,
      headers,
      redirect: 'manual',
      ...(json === undefined ? {} : { body: JSON.stringify(json) }),
    })
    keepCookies(url, response)
    const location = response.headers.get('location')
    if (response.status < 300 || response.status > 399 || !location) return response
    await response.body?.cancel()
    return request(new URL(location, url).href)
  }

  function keepCookies(url: URL, response: Response) {
    const jar = jarOf(url)
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      if (/;\s*max-age=0\b/i.test(line)) jar.delete(name)
      else jar.set(name, value)
    }
    jars.set(url.host, jar)
  }

  return { request }
}
