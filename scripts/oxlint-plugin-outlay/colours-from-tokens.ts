import { defineRule } from './rule.ts'

const hex = /(^|[\s:[('"])#(?:[\da-f]{3,4}|[\da-f]{6}|[\da-f]{8})(?![\w-])/i
const functional = /\b(?:rgba?|hsla?|oklch|oklab|lch|lab|hwb)\(\s*[\d.]/i

/** Whether a text names a colour by its value: `#1a2b3c`, `rgb(0 0 0)`, `text-[#fff]`. Links such as `#usage` do not. */
export const holdsColour = (text: string): boolean => hex.test(text) || functional.test(text)

export const coloursFromTokens = defineRule('Colours are tokens: use a class or a CSS variable of the token file.', (report) => ({
  Literal(node) {
    if (typeof node.value === 'string' && holdsColour(node.value)) report(node)
  },
  TemplateElement(node) {
    if (holdsColour(node.value.raw)) report(node)
  },
}))
