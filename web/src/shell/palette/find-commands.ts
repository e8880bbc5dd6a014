import Fuzzy from '@leeoniya/ufuzzy'
import type { Command } from './command.ts'

export interface Section {
  name: string
  commands: Command[]
}

const mostFound = 40
const mostRecent = 5
const mostOfGroup = 8
const groups = ['Pages', 'Connections', 'Connect', 'Workspaces', 'Actions'] as const

/** One letter wrong, missing, too many or swapped in each word is forgiven: the library's mode "single error". */
const singleError: { intraMode: number } = { intraMode: 1 }
const fuzzy = new Fuzzy({ ...singleError, intraIns: 1, intraSub: 1, intraTrn: 1, intraDel: 1 })
/** Words in any order: "aws sync" finds "Sync AWS". More words than this are taken as they stand. */
const mostPermuted = 4

/** What the palette shows: by group before anything is typed, then the best matches. What was used last comes first. */
export function findCommands(commands: readonly Command[], typed: string, recentIds: readonly string[]): Section[] {
  const needle = Fuzzy.latinize([typed.trim()])[0] ?? ''
  return (needle ? findMatches(commands, needle, recentIds) : listAll(commands, recentIds)).filter((section) => section.commands.length > 0)
}

function findMatches(commands: readonly Command[], needle: string, recentIds: readonly string[]): Section[] {
  const haystack = Fuzzy.latinize(commands.map(({ label, detail = '', words = '' }) => `${label} ${detail} ${words}`))
  const [indexes, , order] = fuzzy.search(haystack, needle, mostPermuted)
  const ranked = order && indexes ? order.map((at) => indexes[at]) : (indexes ?? [])
  const found = ranked.flatMap((index) => (index === undefined ? [] : (commands[index] ?? [])))
  const isRecent = ({ id }: Command) => recentIds.includes(id)
  return [{ name: 'Found', commands: [...found.filter(isRecent), ...found.filter((one) => !isRecent(one))].slice(0, mostFound) }]
}

function listAll(commands: readonly Command[], recentIds: readonly string[]): Section[] {
  const recent = recentIds.flatMap((id) => commands.find((one) => one.id === id) ?? []).slice(0, mostRecent)
  const rest = commands.filter((one) => one.listed && !recent.includes(one))
  return [
    { name: 'Recent', commands: recent },
    ...groups.map((name) => ({ name, commands: rest.filter((one) => one.group === name).slice(0, mostOfGroup) })),
  ]
}
