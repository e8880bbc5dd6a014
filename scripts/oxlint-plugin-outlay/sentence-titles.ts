import { defineRule, isNamed } from './rule.ts'

const fewestWords = 4

export const sentenceTitles = defineRule(
  'A test title is a promise in a full sentence: "a day fetched twice is counted once".',
  (report) => ({
    CallExpression(node) {
      const [title] = node.arguments
      if (!title || !isTest(node.callee)) return
      const text =
        title.type === 'Literal'
          ? title.value
          : title.type === 'TemplateLiteral'
            ? title.quasis.map((part) => part.value.raw).join('x')
            : undefined
      if (typeof text === 'string' && text.trim().split(/\s+/).length < fewestWords) report(title)
    },
  }),
)

/** `it(…)`, `test.skip(…)`, `it.each(rows)(…)`. Groups (`describe`) may be short. */
function isTest(callee: object): boolean {
  const node = callee as { type: string; object?: object; callee?: object }
  if (node.type === 'MemberExpression' && node.object) return isTest(node.object)
  if (node.type === 'CallExpression' && node.callee) return isTest(node.callee)
  return isNamed(callee, 'it', 'test')
}
