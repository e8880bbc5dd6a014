import { defineRule, isNamed } from './rule.ts'

const fewestWords = 4
const placeholder = /^(%\w|\$[\w.]+|\$\{\})$/

interface Node {
  type: string
  parent?: Node | null
  callee?: Node
  object?: Node
  arguments?: Node[]
  value?: unknown
  quasis?: { value: { raw: string } }[]
}

/** A title together with those of the groups around it, as the reporter prints them. One whose words are all data is left to the data. */
export const sentenceTitles = defineRule(
  'A test title is a promise in a full sentence: "a day fetched twice is counted once".',
  (report) => ({
    CallExpression(call) {
      const node = call as unknown as Node
      const [title] = node.arguments ?? []
      if (!title || !isCallOf(node.callee, 'it', 'test')) return
      const words = wordsOf(title)
      if (!words || words.every((word) => placeholder.test(word))) return
      if (words.length + groupWords(node) < fewestWords) report(call.arguments[0] ?? call)
    },
  }),
)

function groupWords(node: Node): number {
  let count = 0
  for (let around = node.parent; around; around = around.parent) {
    if (around.type !== 'CallExpression' || !isCallOf(around.callee, 'describe')) continue
    const [title] = around.arguments ?? []
    count += (title && wordsOf(title)?.length) ?? 0
  }
  return count
}

/** `undefined` for a title that is no text. */
function wordsOf({ type, value, quasis = [] }: Node): string[] | undefined {
  const text = type === 'TemplateLiteral' ? quasis.map((part) => part.value.raw).join('${}') : value
  return typeof text === 'string' ? text.trim().split(/\s+/) : undefined
}

/** `it(…)`, `test.skip(…)`, `it.each(rows)(…)`. */
function isCallOf(callee: Node | undefined, ...names: string[]): boolean {
  if (callee?.type === 'MemberExpression') return isCallOf(callee.object, ...names)
  if (callee?.type === 'CallExpression') return isCallOf(callee.callee, ...names)
  return callee !== undefined && isNamed(callee, ...names)
}
