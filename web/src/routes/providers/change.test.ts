import { describe, expect, it } from 'vitest'
import { mockAccounts } from '../../../dev/mock-accounts.ts'
import { type Change, applyChange, bodyOf, reverseOf } from './change.ts'

const [account] = mockAccounts
if (!account) throw new Error('the mock has no account')
const mara = { userId: 'usr_1', name: 'Mara' }
const jonas = { userId: 'usr_2', name: 'Jonas' }

const changes: Change[] = [
  { label: 'Another' },
  { payment: 'prepaid' },
  { paused: true },
  { owner: jonas },
  { label: 'Both', payment: 'unknown' },
]

describe('a change of a connection', () => {
  it.each(changes)('%j shows on the connection, and its reverse brings back what was there', (change) => {
    const changed = applyChange(account, change)
    expect(changed).not.toEqual(account)
    const reverse = reverseOf(account, change)
    expect({ ...applyChange(changed, reverse ?? {}), nextSyncAt: null }).toEqual({ ...account, nextSyncAt: null })
  })

  it('is not offered to be taken back where nobody owned it before', () => {
    expect(reverseOf({ ...account, owner: null }, { owner: mara })).toBeUndefined()
  })

  it('sends an owner by id alone', () => {
    expect(bodyOf({ owner: jonas, label: 'A' })).toEqual({ ownerUserId: 'usr_2', label: 'A' })
  })

  it('promises no next sync of what is paused', () => {
    expect(applyChange(account, { paused: true })).toMatchObject({ status: 'paused', nextSyncAt: null })
  })
})
