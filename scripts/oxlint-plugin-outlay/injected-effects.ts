import { defineRule, isNamed, memberName } from './rule.ts'

const globals: Record<string, readonly string[]> = {
  Date: ['now'],
  Math: ['random'],
  performance: ['now'],
  crypto: ['getRandomValues', 'randomUUID'],
}

export const injectedEffects = defineRule(
  'Time and chance come in through ctx (ctx.now, ctx.randomBytes, ctx.newId), so that any history can be replayed exactly.',
  (report) => ({
    MemberExpression(node) {
      const [owner] =
        Object.entries(globals).find(([name, members]) => isNamed(node.object, name) && members.includes(memberName(node) ?? '')) ?? []
      if (owner) report(node)
    },
    NewExpression(node) {
      if (isNamed(node.callee, 'Date') && node.arguments.length === 0) report(node)
    },
    CallExpression(node) {
      if (isNamed(node.callee, 'Date', 'setTimeout', 'setInterval')) report(node)
    },
  }),
)
