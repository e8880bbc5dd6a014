import { describe, expect, it } from 'vitest'
import type { Command } from './command.ts'
import { findCommands } from './find-commands.ts'

const command = (label: string, more: Partial<Command> = {}): Command => ({
  id: label,
  group: 'Pages',
  label,
  icon: () => null,
  listed: true,
  run: () => undefined,
  ...more,
})

const commands = [
  command('Overview'),
  command('Settings', { words: 'workspace currency time zone' }),
  command('Connect OpenAI', { group: 'Connect', listed: false, words: 'AI' }),
  command('Connect DigitalOcean', { group: 'Connect', listed: false }),
  command('Sync AWS, management account', { group: 'Connections', listed: false }),
  command('Open Café Zürich', { group: 'Connections' }),
]
const find = (typed: string, recent: string[] = []) =>
  findCommands(commands, typed, recent).flatMap((section) => section.commands.map((one) => one.label))

describe('what the palette finds', () => {
  it.each([
    ['opanai', 'Connect OpenAI'],
    ['opneai', 'Connect OpenAI'],
    ['openia', 'Connect OpenAI'],
    ['digtalocean', 'Connect DigitalOcean'],
    ['setings', 'Settings'],
    ['aws sync', 'Sync AWS, management account'],
    ['time zone', 'Settings'],
    ['cafe zurich', 'Open Café Zürich'],
  ])('forgives "%s", and finds %s', (typed, label) => {
    expect(find(typed)[0]).toBe(label)
  })

  it('is nothing when nothing is called that', () => {
    expect(find('kubernetes')).toEqual([])
  })

  it('comes by group before anything is typed, without what would only fill the list', () => {
    expect(findCommands(commands, '  ', []).map(({ name, commands: all }) => [name, all.map((one) => one.label)])).toEqual([
      ['Pages', ['Overview', 'Settings']],
      ['Connections', ['Open Café Zürich']],
    ])
  })

  it('puts first what was used last, and lists it once', () => {
    const sections = findCommands(commands, '', ['Connect OpenAI', 'Settings', 'gone since'])
    expect(sections[0]).toMatchObject({ name: 'Recent', commands: [{ label: 'Connect OpenAI' }, { label: 'Settings' }] })
    expect(sections.flatMap((section) => section.commands).filter((one) => one.label === 'Settings')).toHaveLength(1)
    expect(find('connect', ['Connect DigitalOcean'])[0]).toBe('Connect DigitalOcean')
  })
})
