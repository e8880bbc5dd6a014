import { escapeHtml, htmlPage } from './html.ts'

export interface Mail {
  to: string
  subject: string
  text: string
  /** Links as they stand in the mail; the page makes them work in a browser. */
  links: string[]
  at: number
}

export interface Inbox {
  deliver(mail: Mail): void
  /** Newest first; of one receiver when given. */
  mails(to?: string): Mail[]
}

/** Everybody's mail, kept in memory. */
export function createInbox(): Inbox {
  const delivered: Mail[] = []
  return {
    deliver: (mail) => void delivered.unshift(mail),
    mails: (to) => delivered.filter((mail) => to === undefined || mail.to === to.toLowerCase()),
  }
}

/** `https://host/path` is reached at `/host/path` of the sandbox. Other addresses, such as the dashboard's, stay. */
const inSandbox = (link: string, origin: string, isHosted: (host: string) => boolean) => {
  const url = new URL(link)
  return isHosted(url.host) ? `${origin}/${url.host}${url.pathname}${url.search}` : link
}

export function inboxPage(inbox: Inbox, origin: string, isHosted: (host: string) => boolean): Response {
  const letter = ({ to, subject, text, links, at }: Mail) => {
    const anchors = links.map((link) => {
      const address = escapeHtml(inSandbox(link, origin, isHosted))
      return `<p><a href="${address}">${address}</a></p>`
    })
    return `<article><h2>${escapeHtml(subject)}</h2><p>To ${escapeHtml(to)}, ${new Date(at).toISOString()}</p>
<pre>${escapeHtml(text)}</pre>${anchors.join('')}</article><hr>`
  }
  return htmlPage('Inbox', inbox.mails().map(letter).join('') || '<p>No mail yet.</p>')
}
