import { QueryClient } from '@tanstack/react-query'
import { createRoot } from 'react-dom/client'
import { ApiError, createApi } from '../api.ts'
import { keepQueries } from '../persist-queries.ts'
import { serverOrigin } from '../platform.ts'
import { platformHere } from '../platform-here.ts'
import { reread } from '../reread.ts'
import { startSession } from '../session.ts'
import { storeOf } from '../storage.ts'
import { opening } from './opening.ts'
import { Around } from './providers.tsx'
import { Routes } from './routes.tsx'
import '../ui/tokens.css'
import '../ui/fonts.css'
import '../ui/base.css'
import './app.css'

const unreachable = (error: Error) => error instanceof ApiError && error.code === 'NETWORK'
const dayMs = 86_400_000

const client = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 30_000,
      gcTime: dayMs,
      // Asking while the phone says it is offline still shows what is kept, and then says what is wrong.
      networkMode: 'always',
      retry: (failures, error) => unreachable(error) && failures < 2,
    },
    mutations: { networkMode: 'always' },
  },
})
keepQueries(client, storeOf('localStorage'))
const laid = opening()
if (laid) client.setQueryData(['digests', ''], laid.digests)

const platform = platformHere()
const origin = serverOrigin()
const session = startSession(platform, origin, () => void reread(client))
const api = createApi({ origin, token: session.token })

document.documentElement.dataset.platform = platform.kind
createRoot(document.getElementById('app')!).render(
  <Around loa={{ api, platform, session }} client={client}>
    <Routes />
  </Around>,
)
