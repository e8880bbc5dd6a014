import type { SessionDetails } from '../../worker/auth/session-schemas.ts'
import type { MemberAnswer } from '../../worker/team/member-schemas.ts'
import { before } from './mock-accounts.ts'

export const mockSessionDetails: SessionDetails = {
  method: 'oauth',
  services: ['github'],
  since: before(60 * 24 * 9 + 130),
  renewsBy: before(-37),
  tokenMinutes: 60,
  forgottenAt: before(-60 * 24 * 30),
}

export const mockMembers: MemberAnswer[] = [
  { userId: 'usr_1', name: 'Mara', email: 'mara@northwind.example', role: 'owner' },
  { userId: 'usr_2', name: 'Jonas Lindqvist', email: 'jonas@northwind.example', role: 'admin' },
  { userId: 'usr_3', name: 'Priya', email: 'priya@northwind.example', role: 'member' },
]
