import { useSearchParams } from '@solidjs/router'
import { Show, createEffect, createSignal } from 'solid-js'
import { signInErrors } from '../../../worker/auth/schemas.ts'
import { Notice } from '../components/notice.tsx'
import { Mark } from '../shell/mark.tsx'
import { SandboxNotice } from '../shell/sandbox-notice.tsx'
import { CodeForm } from './sign-in/code-form.tsx'
import { EmailForm } from './sign-in/email-form.tsx'
import { OAuthLinks } from './sign-in/oauth-links.tsx'

/** Google, GitHub, or a link and a code by email. */
export function SignIn() {
  const [params] = useSearchParams<{ next?: string; error?: string }>()
  const [sentTo, setSentTo] = createSignal<string>()
  const next = () => params.next ?? '/'
  createEffect(() => {
    document.title = 'Sign in · Outlay'
  })

  return (
    <div class="grid min-h-screen grid-rows-[1fr_auto]">
      <main class="mx-auto grid w-full max-w-[400px] content-center gap-5 px-4 py-10">
        <div class="flex items-center gap-[9px] text-[15px] font-[650] tracking-[-0.01em]">
          <Mark />
          Outlay
        </div>
        <div>
          <h1 class="text-mid leading-tight font-semibold tracking-[-0.02em]">{sentTo() ? 'Check your mail' : 'Sign in'}</h1>
          <Show when={!sentTo()}>
            <p class="mt-1 text-ink-2">See what your team spends at its AI, cloud and SaaS providers before the invoice does.</p>
          </Show>
        </div>
        <Show when={params.error}>
          {(error) => (
            <Notice tone="bad" role="alert">
              {wordsOf(error())}
            </Notice>
          )}
        </Show>
        <Show
          when={sentTo()}
          fallback={
            <>
              <OAuthLinks next={next()} />
              <EmailForm next={next()} onSent={setSentTo} />
            </>
          }
        >
          {(email) => <CodeForm email={email()} next={next()} onBack={() => setSentTo(undefined)} />}
        </Show>
        <p class="text-note text-ink-3">
          A first sign-in creates your account and a workspace. Outlay only reads from your providers, and never writes to them.
        </p>
      </main>
      <footer class="px-4 pb-5 text-center text-note text-ink-3">
        <SandboxNotice />
      </footer>
    </div>
  )
}

/** An address is anybody's to write: it chooses among our words, and adds none of its own. */
const wordsOf = (code: string): string =>
  Object.hasOwn(signInErrors, code) ? signInErrors[code as keyof typeof signInErrors] : signInErrors.failed
