import { defineRule, isNamed, memberName } from './rule.ts'

export const exactMoney = defineRule(
  'No float holds money: read decimals with parseDecimal, write them with the functions of platform/money.',
  (report) => ({
    Identifier(node) {
      if (isNamed(node, 'parseFloat')) report(node)
    },
    CallExpression(node) {
      if (node.callee.type === 'MemberExpression' && memberName(node.callee) === 'toFixed') report(node)
    },
  }),
)
