import { readFileSync } from 'node:fs'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Connect, Plugin } from 'vite'
import { type MockState, answerMock, mockStates } from './mock-api.ts'

/** Answers /api from the mock, and sends the headers that production sends, so that a refused style or script shows early. */
export function mockApi(): Plugin {
  const policy = /Content-Security-Policy: (.+)/.exec(readFileSync('web/public/_headers', 'utf8'))?.[1] ?? ''
  const answer: Connect.NextHandleFunction = (request, response, next) => {
    void answerMock(toRequest(request), stateOf(request)).then((answered) => (answered ? write(answered, response) : next()))
  }
  return {
    name: 'outlay-mock-api',
    configureServer: (server) => void server.middlewares.use(answer),
    configurePreviewServer: (server) =>
      void server.middlewares.use((request, response, next) => {
        response.setHeader('Content-Security-Policy', policy)
        answer(request, response, next)
      }),
  }
}

const stateOf = (request: IncomingMessage): MockState => {
  const wanted = /(?:^|; )mock=([\w-]+)/.exec(request.headers.cookie ?? '')?.[1]
  return mockStates.find((state) => state === wanted) ?? 'full'
}

function toRequest(request: IncomingMessage): Request {
  const method = request.method ?? 'GET'
  const hasBody = method !== 'GET' && method !== 'HEAD'
  return new Request(`http://mock${request.url ?? '/'}`, {
    method,
    ...(hasBody ? { body: request as unknown as BodyInit, duplex: 'half' } : {}),
  } as RequestInit)
}

async function write(answer: Response, response: ServerResponse): Promise<void> {
  response.writeHead(answer.status, Object.fromEntries(answer.headers))
  response.end(await answer.text())
}
