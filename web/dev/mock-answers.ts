/** Answers as the API words them. */
export const json = (body: unknown, status = 200) => Response.json(body, { status, headers: { 'x-request-id': 'req_mock' } })

export const problem = (status: number, code: string, title: string, more: object = {}) =>
  new Response(
    JSON.stringify({ type: `https://outlay.dev/problems/${code}`, title, status, code, requestId: 'req_01JD8ZK3QW5R', ...more }),
    {
      status,
      headers: { 'content-type': 'application/problem+json' },
    },
  )
