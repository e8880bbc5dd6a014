import ArrowUpRight from 'lucide-solid/icons/arrow-up-right'
import { Show } from 'solid-js'
import type { ProviderAnswer } from '../../../../worker/providers/schemas.ts'
import { Breadcrumb } from '../../components/breadcrumb.tsx'
import { PageTitle } from '../../components/page-title.tsx'
import { ProviderMark } from '../../components/provider-mark.tsx'
import { Tag } from '../../components/tag.tsx'
import { categoryWords, confidenceWords } from '../../lib/states.ts'

interface ConnectTitleProps {
  /** `undefined` while it is still unknown, and when there is none. */
  provider: ProviderAnswer | undefined
  replacing: boolean
}

export function ConnectTitle(props: ConnectTitleProps) {
  const title = () =>
    props.replacing ? `Replace ${props.provider?.name ?? 'its'} credentials` : `Connect ${props.provider?.name ?? 'a provider'}`
  return (
    <>
      <Show when={!props.replacing} fallback={<Breadcrumb href="/providers" above="Providers" here="Replace credentials" />}>
        <Breadcrumb href="/providers/catalog" above="Providers" here="Connect" />
      </Show>
      <PageTitle title={title()}>
        <Show when={props.provider}>
          {(provider) => (
            <>
              <span class="order-first">
                <ProviderMark providerId={provider().id} name={provider().name} />
              </span>
              <div class="flex flex-wrap items-center gap-1.5">
                <Tag>{categoryWords[provider().category]}</Tag>
                <Tag>{confidenceWords[provider().confidence].label}</Tag>
                <Show when={provider().role === 'observer'}>
                  <Tag>seen through</Tag>
                </Show>
              </div>
              <a
                href={provider().docs}
                target="_blank"
                rel="noreferrer"
                class="inline-flex items-center gap-1 text-note text-ink-3 hover:text-ink hover:underline sm:ml-auto"
              >
                Their API documentation
                <ArrowUpRight size={13} aria-hidden="true" />
                <span class="sr-only">(opens in a new tab)</span>
              </a>
            </>
          )}
        </Show>
      </PageTitle>
    </>
  )
}
