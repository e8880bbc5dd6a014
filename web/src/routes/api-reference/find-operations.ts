import UFuzzy from '@leeoniya/ufuzzy'
import type { Operation } from './document.ts'

/** One slip a word is forgiven: a letter too many, too few, another one, or two that changed places. */
const singleError: { intraMode: number } = { intraMode: 1 }
const fuzzy = new UFuzzy({ ...singleError, intraIns: 1, intraSub: 1, intraTrn: 1, intraDel: 1 })

/** What an operation is found by, the closest first: what it is called and where it is, then what it says. */
const placesOf = (operations: readonly Operation[]): string[][] => [
  operations.map(({ summary }) => summary),
  operations.map(({ method, path, operationId }) => `${method} ${path} ${operationId}`),
  operations.map(({ tags, description }) => `${tags.join(' ')} ${description}`),
]

/** The operations that the words fit, the closest first; all of them, in the document's order, while nothing is typed. */
export function findOperations(operations: readonly Operation[], words: string): readonly Operation[] {
  const wanted = words.trim()
  if (wanted === '') return operations
  const found = placesOf(operations).flatMap((texts) => {
    const [ids, info, order] = fuzzy.search(texts, wanted, 1)
    if (!ids) return []
    return info && order ? order.flatMap((at) => info.idx[at] ?? []) : [...ids]
  })
  return [...new Set(found)].flatMap((at) => operations[at] ?? [])
}
