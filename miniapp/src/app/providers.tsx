import { type QueryClient, QueryClientProvider } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { Guarded } from '../ui/guarded.tsx'
import { Toasts } from '../ui/toast.tsx'
import { type Loa, LoaContext } from './loa.tsx'
import { Thread } from './thread.tsx'

type Props = { loa: Loa; client: QueryClient; keptThread?: boolean; children: ReactNode }

/** What stands around every page, wherever the pages themselves stand. */
export const Around = ({ loa, client, keptThread, children }: Props) => (
  <LoaContext value={loa}>
    <QueryClientProvider client={client}>
      <Toasts>
        <Thread kept={keptThread}>
          <Guarded>{children}</Guarded>
        </Thread>
      </Toasts>
    </QueryClientProvider>
  </LoaContext>
)
