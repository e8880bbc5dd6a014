import { Navigate, Route, Router } from '@solidjs/router'
import { QueryClientProvider } from '@tanstack/solid-query'
import { ErrorBoundary, Suspense, lazy } from 'solid-js'
import { createQueryClient } from './lib/queries.ts'
import { Crash } from './routes/crash.tsx'
import { Landing } from './routes/onboarding/landing.tsx'
import { prefetchPage } from './shell/prefetch-page.ts'
import { Shell } from './shell/shell.tsx'

const SignIn = lazy(async () => ({ default: (await import('./routes/sign-in.tsx')).SignIn }))
const Onboarding = lazy(async () => ({ default: (await import('./routes/onboarding.tsx')).Onboarding }))
const Providers = lazy(async () => ({ default: (await import('./routes/providers.tsx')).Providers }))
const Catalog = lazy(async () => ({ default: (await import('./routes/catalog.tsx')).Catalog }))
const Connect = lazy(async () => ({ default: (await import('./routes/connect.tsx')).Connect }))
const Account = lazy(async () => ({ default: (await import('./routes/account.tsx')).Account }))
const Disconnect = lazy(async () => ({ default: (await import('./routes/disconnect.tsx')).Disconnect }))
const Settings = lazy(async () => ({ default: (await import('./routes/settings.tsx')).Settings }))
const WorkspaceSettings = lazy(async () => ({ default: (await import('./routes/settings/workspace-settings.tsx')).WorkspaceSettings }))
const Appearance = lazy(async () => ({ default: (await import('./routes/settings/appearance.tsx')).Appearance }))
const Sessions = lazy(async () => ({ default: (await import('./routes/settings/sessions.tsx')).Sessions }))
const NewWorkspace = lazy(async () => ({ default: (await import('./routes/new-workspace.tsx')).NewWorkspace }))
const ApiReference = lazy(async () => ({ default: (await import('./routes/api-reference.tsx')).ApiReference }))
const NotFound = lazy(async () => ({ default: (await import('./routes/not-found.tsx')).NotFound }))

/** Every address of the dashboard. */
export function App() {
  const client = createQueryClient()
  return (
    <QueryClientProvider client={client}>
      <ErrorBoundary fallback={(error: unknown, reset) => <Crash error={error} retry={reset} />}>
        <Router root={(props) => <Suspense>{props.children}</Suspense>}>
          <Route path="/sign-in" component={SignIn} />
          <Route component={Shell} preload={({ location }) => prefetchPage(client, location)}>
            <Route path="/" component={Landing} />
            <Route path="/welcome" component={Onboarding} />
            <Route path="/providers" component={Providers} />
            <Route path="/providers/catalog" component={Catalog} />
            <Route path="/providers/connect/:providerId" component={Connect} />
            <Route path="/providers/accounts/:connectionId" component={Account} />
            <Route path="/providers/disconnect/:connectionId" component={Disconnect} />
            <Route path="/settings" component={Settings}>
              <Route path="/" component={() => <Navigate href="/settings/workspace" />} />
              <Route path="/workspace" component={WorkspaceSettings} />
              <Route path="/appearance" component={Appearance} />
              <Route path="/sessions" component={Sessions} />
            </Route>
            <Route path="/workspace" component={() => <Navigate href="/settings/workspace" />} />
            <Route path="/workspaces/new" component={NewWorkspace} />
            <Route path="/api-reference/:operationId?" component={ApiReference} />
            <Route path="*" component={NotFound} />
          </Route>
        </Router>
      </ErrorBoundary>
    </QueryClientProvider>
  )
}
