import './older-browsers.ts'
import { MantineProvider } from '@mantine/core'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { createRoot } from 'react-dom/client'
import { Router } from 'wouter'
import { ApiError } from '../api.ts'
import '@mantine/core/styles.layer.css'
import '../ui/tokens.css'
import '../ui/fonts.css'
import '../ui/base.css'
import './console.css'
import './shell.css'
import './parts/lists.css'
import './parts/forms.css'
import './parts/phone.css'
import './parts/proofs/proofs.css'
import './parts/table.css'
import { Guarded } from '../ui/guarded.tsx'
import { Console } from './shell.tsx'
import { theme } from './theme.ts'

// A refusal stays one however often it is asked; only a lost network is worth a second try.
const queries = new QueryClient({
  defaultOptions: {
    // Offline they would wait for ever, and say nothing.
    queries: {
      networkMode: 'always',
      retry: (count, error) => count < 1 && error instanceof ApiError && error.code === 'NETWORK',
    },
    mutations: { retry: false, networkMode: 'always' },
  },
})
const base = new URL(document.baseURI).pathname.replace(/\/$/, '')

createRoot(document.getElementById('app')!).render(
  <MantineProvider theme={theme} forceColorScheme="light">
    <QueryClientProvider client={queries}>
      <Router base={base}>
        <Guarded>
          <Console />
        </Guarded>
      </Router>
    </QueryClientProvider>
  </MantineProvider>,
)
