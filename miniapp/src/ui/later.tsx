import { useQuery } from '@tanstack/react-query'
import { type ComponentType, useEffect } from 'react'
import { ApiError } from '../api.ts'
import { network } from '../strings.ts'
import { Loaded } from './states.tsx'

const pages: (() => Promise<unknown>)[] = []

/**
 * A page that comes when it is first opened, so that the first screen waits for none of the others; without a network it says so
 * like any reading that fails, and can be tried again.
 */
export function later<P extends object>(load: () => Promise<ComponentType<P>>): ComponentType<P> {
  const at = pages.push(load)
  const options = {
    queryKey: ['page', at],
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: Number.POSITIVE_INFINITY,
    retry: false,
    queryFn: async () => ({
      Page: await load().catch(() => {
        throw new ApiError('NETWORK', network.down)
      }),
    }),
  }
  return function Later(props: P) {
    return <Loaded query={useQuery(options)}>{({ Page }) => <Page {...props} />}</Loaded>
  }
}

/** Brings the other pages once the first one stands: whoever opens one then does not wait, nor needs the network for it. */
export function useOtherPages(): void {
  useEffect(() => {
    const timer = setTimeout(async () => {
      for (const load of pages) await load().catch(() => {})
    }, 1_500)
    return () => clearTimeout(timer)
  }, [])
}
