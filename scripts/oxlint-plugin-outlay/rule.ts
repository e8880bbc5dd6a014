import type { RuleTester } from 'oxlint/plugins-dev'

export type Rule = Parameters<RuleTester['run']>[1]
type Create = NonNullable<Rule['create']>

/** A rule with one thing to say. `create` gets a function that says it at a node. */
export function defineRule(message: string, visit: (report: (node: Reported) => void) => ReturnType<Create>): Rule {
  return { create: (context) => visit((node) => context.report({ message, node })) }
}

type Reported = NonNullable<Parameters<Parameters<Create>[0]['report']>[0]['node']>

/** The name of a member access: `total.toFixed` and `total['toFixed']` alike. */
export function memberName(node: { computed: boolean; property: object }): string | undefined {
  const property = node.property as { type: string; name?: string; value?: unknown }
  if (!node.computed) return property.name
  return typeof property.value === 'string' ? property.value : undefined
}

export const isNamed = (node: object, ...names: string[]): boolean => {
  const { type, name } = node as { type: string; name?: string }
  return type === 'Identifier' && name !== undefined && names.includes(name)
}
