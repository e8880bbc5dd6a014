import { jsonAnswer, problems } from '../platform/answers.ts'
import { createRouter, defineRoute } from '../platform/route.ts'
import { sessionExample } from './examples.ts'
import { workspaceAnswer } from './routes.ts'
import { sessionSchema } from './schemas.ts'
import { listWorkspacesOf } from './store.ts'
import { settle } from './welcome.ts'

const sessionRoute = defineRoute(
  { role: 'user' },
  {
    method: 'get',
    path: '/api/auth/session',
    operationId: 'getSession',
    summary: 'Who is signed in, and where',
    description: 'The person behind the session, their workspaces, and the one they work in. Renews the session when it is due.',
    tags: ['Authentication'],
    responses: {
      200: jsonAnswer(sessionSchema, 'The person, their workspaces, and the current one.', sessionExample),
      ...problems('unauthenticated', 'sign_in_unavailable'),
    },
  },
)

/**
 * Belongs to the workspaces, since it answers them. What it finds broken it mends: a person whose first workspace was
 * never finished gets it, and a browser whose choice is gone gets another.
 */
export const sessionRoutes = () =>
  createRouter().openapi(sessionRoute, async (c) => {
    const { ctx, user } = c.var
    const current = await settle(c, user)
    const workspaces = await listWorkspacesOf(ctx, user.id, 100)
    return c.json(
      {
        user: { id: user.id, email: user.email, name: user.name },
        workspaces: workspaces.map(({ id, name, role }) => ({ id, name, role })),
        workspace: workspaceAnswer(current),
        role: current.role,
      },
      200,
    )
  })
