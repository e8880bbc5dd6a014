import { html } from 'hono/html'
import { base64url } from '../platform/digest.ts'
import type { AppContext } from '../platform/route.ts'

/**
 * The page behind a link in a mail. Scanners open links and would use them up; only a person presses the button. It
 * works without scripts, and the form sends the same address by POST.
 */
export function answerConfirmPage(c: AppContext): Response | Promise<Response> {
  const nonce = base64url(c.var.ctx.randomBytes(16))
  const address = new URL(c.req.url)
  c.header(
    'Content-Security-Policy',
    `default-src 'none'; style-src 'nonce-${nonce}'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'`,
  )
  return c.html(
    html`<!doctype html>
      <html lang="en">
        <head>
          <meta charset="utf-8" />
          <meta name="viewport" content="width=device-width" />
          <meta name="color-scheme" content="light dark" />
          <meta name="robots" content="noindex" />
          <title>Sign in to Outlay</title>
          <style nonce="${nonce}">
            body {
              display: grid;
              place-items: center;
              min-height: 90vh;
              font:
                16px/1.5 system-ui,
                sans-serif;
            }
            main {
              max-width: 22rem;
              padding: 1rem;
            }
            button {
              font: inherit;
              font-weight: 600;
              padding: 0.6rem 1.2rem;
              border-radius: 0.5rem;
              cursor: pointer;
            }
          </style>
        </head>
        <body>
          <main>
            <h1>Sign in to Outlay</h1>
            <p>One more click, so that a mail scanner cannot use your link up.</p>
            <form method="post" action="${address.pathname}${address.search}"><button autofocus>Sign in</button></form>
          </main>
        </body>
      </html>`,
  )
}
