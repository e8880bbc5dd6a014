import { errorTable } from './errors.ts'

const codes = Object.entries(errorTable).map(
  ([code, { status, title, retryable }]) => `- \`${code}\` ${status}: ${title}${retryable ? '. Trying again later can help' : ''}.`,
)

/** What holds for every route, in CommonMark: the description of the API document, and the first page of the API reference. */
export const conventions = `What a team spends at its AI, cloud and SaaS providers. Bodies and answers are JSON with names in camelCase.

## Authentication

Routes take the session of a signed-in browser: httpOnly cookies that are set by signing in and refreshed on the way. Outside a browser, send the \
\`Cookie\` header of one that is signed in; it acts as that person, so keep it as you would keep their password.

Unsafe methods (POST, PATCH) that come with cookies must also carry an \`Origin\` header of this site. Nothing is answered to pages of other sites.

## Workspaces and roles

A request is about one workspace: the one the header \`X-Outlay-Workspace\` names, else the one this browser chose last, else your first. A workspace \
you are not a member of is \`not_found\`, as one that does not exist.

Each operation names the least role it takes: owner, admin, member or viewer, from most to least power.

## Money

Money is \`{ "amount": "12.340000", "currency": "USD" }\`: a decimal string with six places, never a float. Amounts of different currencies are \
never added; what is converted uses the European Central Bank's last rate published before the day.

*Used* is what was consumed, before tax, credits and refunds. *To pay* is what the invoice says, after credits and with tax. A figure that is not \
there is \`null\`, which is not zero.

## Days and time zones

Days are \`YYYY-MM-DD\`: the day as the provider bills it, in the time zone that the catalog names. They are never cut anew for another zone; the \
workspace's own zone decides only which day today is. Instants are RFC 3339 in UTC.

*Complete through* is the last day whose figures are all there. Later days may still grow.

## Errors

Failures are \`application/problem+json\` (RFC 9457) with a stable \`code\`, a \`title\`, a \`detail\` that says what to change, a \`requestId\`, and \
\`errors\` by field for input. Decide by \`code\`; the words may change.

${codes.join('\n')}

## Pagination

Lists answer \`{ "items": [], "nextCursor": null }\`. Where there is more, send \`nextCursor\` back as \`cursor\`; \`limit\` is 1 to 100.

## Caching

The dashboard sends an \`ETag\`; with \`If-None-Match\` an unchanged answer is 304 without a body. Everything else is not stored.

## Rate limits

Connecting, syncing on demand and creating workspaces share a limit for each person, signing in has one for each address. Beyond it the answer is 429 with \
\`Retry-After\` in seconds. Syncs on demand also count against the plan.

## Request ids

Every answer has an \`X-Request-Id\`. Name it when you report a problem: it finds the request in the logs.`
