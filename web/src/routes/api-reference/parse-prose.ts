/** As much of CommonMark as the document's description uses. */
export type Inline = { kind: 'text' | 'code' | 'emphasis'; text: string }
export type Block = { kind: 'paragraph'; inline: Inline[] } | { kind: 'list'; items: Inline[][] }

export interface Section {
  /** The anchor of the section: `days-and-time-zones`. */
  id: string
  heading: string
  blocks: Block[]
}

export interface Prose {
  intro: Block[]
  sections: Section[]
}

/** Takes a text apart at its headings. */
export function parseProse(text: string): Prose {
  const [intro = '', ...rest] = text.split(/^## /m)
  return {
    intro: parseBlocks(intro),
    sections: rest.map((section) => {
      const [heading = '', ...lines] = section.split('\n')
      return { id: heading.toLowerCase().replaceAll(/\W+/g, '-'), heading, blocks: parseBlocks(lines.join('\n')) }
    }),
  }
}

const parseBlocks = (text: string): Block[] =>
  text
    .split(/\n{2,}/)
    .map((block) => block.trim())
    .filter(Boolean)
    .map((block) =>
      block.startsWith('- ')
        ? { kind: 'list', items: block.split('\n').map((item) => parseInline(item.slice(2))) }
        : { kind: 'paragraph', inline: parseInline(block) },
    )

export const parseInline = (text: string): Inline[] =>
  text
    .split(/(`[^`]+`|\*[^*]+\*)/)
    .filter(Boolean)
    .map((part) =>
      part.startsWith('`')
        ? { kind: 'code', text: part.slice(1, -1) }
        : part.startsWith('*') && part.length > 2
          ? { kind: 'emphasis', text: part.slice(1, -1) }
          : { kind: 'text', text: part },
    )
