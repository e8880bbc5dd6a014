import { defineRule, memberName } from './rule.ts'

export const noTransaction = defineRule(
  'D1 has no interactive transactions: this type-checks and fails at run time. Use one batch, with conditions in SQL.',
  (report) => ({
    CallExpression(node) {
      if (node.callee.type === 'MemberExpression' && memberName(node.callee) === 'transaction') report(node)
    },
  }),
)
