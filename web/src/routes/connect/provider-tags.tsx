import type { ProviderAnswer } from '../../../../worker/providers/schemas.ts'
import { Tag } from '../../components/tag.tsx'
import { categoryWords } from '../../lib/states.ts'

const confidence: Readonly<Record<ProviderAnswer['confidence'], string>> = {
  high: 'API documented · checked against official samples',
  medium: 'API documented',
  low: 'API documented in part',
}

/** What kind of provider it is, how well its API is known, and where that is written. */
export function ProviderTags(props: { provider: ProviderAnswer }) {
  return (
    <>
      <Tag>{categoryWords[props.provider.category]}</Tag>
      <Tag>{confidence[props.provider.confidence]}</Tag>
      <a href={props.provider.docs} target="_blank" rel="noreferrer" class="link text-note text-ink-2 sm:ml-auto">
        Their API documentation <span aria-hidden="true">↗</span>
        <span class="sr-only">(opens a new tab)</span>
      </a>
    </>
  )
}
