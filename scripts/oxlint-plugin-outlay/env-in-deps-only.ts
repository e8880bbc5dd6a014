import { defineRule, isNamed, memberName } from './rule.ts'

export const envInDepsOnly = defineRule(
  'Bindings and variables are read in worker/deps.ts alone. Take what you need from ctx.',
  (report) => ({
    MemberExpression(node) {
      if (isNamed(node.object, 'env') || memberName(node) === 'env') report(node)
    },
    VariableDeclarator(node) {
      if (node.id.type === 'ObjectPattern' && node.init && isNamed(node.init, 'env')) report(node)
    },
    ImportSpecifier(node) {
      if (isNamed(node.imported, 'env')) report(node)
    },
  }),
)
