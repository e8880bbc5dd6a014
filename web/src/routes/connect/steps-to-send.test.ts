import { expect, it } from 'vitest'
import { mockCatalog } from '../../../dev/mock-catalog.ts'
import { stepsToSend } from './steps-to-send.ts'

it('the steps hold every prerequisite, field and snippet, and ask for no key by mail', () => {
  const aws = mockCatalog.find((one) => one.id === 'aws')
  if (!aws) throw new Error('the mock has no aws')
  const text = stepsToSend(aws, 'https://outlay.example.com/providers/connect/aws')
  for (const part of [...aws.prerequisites, ...aws.credentials.map((field) => field.label), 'ce:GetCostAndUsage', aws.docs])
    expect(text).toContain(part)
  expect(text).toContain('send no key by mail or chat')
})
