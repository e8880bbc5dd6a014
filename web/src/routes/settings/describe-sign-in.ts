import type { SessionDetails } from '../../../../worker/auth/session-schemas.ts'

const names: Readonly<Record<string, string>> = { google: 'Google', github: 'GitHub' }
const either = new Intl.ListFormat('en', { type: 'disjunction' })

/** How a session began. Which of several linked services was used is not known, so all are named. */
export function describeSignIn({ method, services }: Pick<SessionDetails, 'method' | 'services'>): string {
  switch (method) {
    case 'oauth':
      return services.length > 0 ? `with ${either.format(services.map((one) => names[one] ?? one))}` : 'at another service'
    case 'email':
      return 'by a link or code sent by email'
    case 'other':
      return 'in another way'
    case null:
      return 'not told by the sign-in service'
    default:
      return method satisfies never
  }
}
