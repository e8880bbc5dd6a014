import { expect, it } from 'vitest'
import { splitHelp } from './split-help.ts'

const marked = (help: string) =>
  splitHelp(help)
    .map((part) => (part.kind === 'link' ? `[${part.text}](${part.href})` : part.kind === 'code' ? `‹${part.text}›` : part.text))
    .join('')

it('the place in a console can be followed, and words elsewhere stay words', () => {
  expect(marked('platform.openai.com, Settings, Organization, Admin keys. Choose Restricted.')).toBe(
    '[platform.openai.com](https://platform.openai.com/), Settings, Organization, Admin keys. Choose Restricted.',
  )
  expect(marked('On Claude Enterprise: claude.ai, Organization settings, with the scope read:analytics.')).toBe(
    'On Claude Enterprise: [claude.ai](https://claude.ai/), Organization settings, with the scope ‹read:analytics›.',
  )
  expect(marked('The name as in github.com/name, or a slug.')).toBe('The name as in github.com/name, or a slug.')
})

it('what must match letter by letter stands out', () => {
  expect(marked('Ordinary keys (sk-ant-api03-…) cannot read costs.')).toBe('Ordinary keys (‹sk-ant-api03-…›) cannot read costs.')
  expect(marked('A user with the role proxy_admin_viewer; manage_billing:enterprise.')).toBe(
    'A user with the role ‹proxy_admin_viewer›; ‹manage_billing:enterprise›.',
  )
})

it('nothing is lost or added', () => {
  const help = 'A: b.c, /v1 and billing:read, then IAM, Users.'
  expect(
    splitHelp(help)
      .map(({ text }) => text)
      .join(''),
  ).toBe(help)
})
