import type { ProviderAnswer } from '../../../../worker/providers/schemas.ts'

/** What to do at the provider, as a message for somebody who is allowed to. It asks for no secret by mail. */
export function stepsToSend(provider: Pick<ProviderAnswer, 'name' | 'docs' | 'prerequisites' | 'credentials'>, page: string): string {
  const needed = provider.credentials.flatMap((field) => [
    `- ${field.label}${field.optional ? ' (optional)' : ''}: ${field.help}`,
    ...(field.snippet ? [`  ${field.snippet.label}:`, field.snippet.text] : []),
  ])
  return [
    `To let Outlay read what we spend at ${provider.name}:`,
    ...provider.prerequisites.map((one) => `- ${one}`),
    '',
    'It then needs:',
    ...needed,
    '',
    `Enter it yourself at ${page}; please send no key by mail or chat.`,
    `Their documentation: ${provider.docs}`,
  ].join('\n')
}
