import { useLocation } from 'wouter'
import { navigate, useBrowserLocation } from 'wouter/use-browser-location'

type Options = Parameters<typeof navigate>[1]

// A page that we opened ourselves is marked in the history; one opened from a link in a chat is not.
const go = (to: string | URL, options?: Options) => navigate(to, { ...options, state: { inside: true } })

export const useAppLocation = (): [string, typeof go] => [useBrowserLocation()[0], go]

/** Back to the page before, or to the place a page belongs to when it was opened from outside. */
export function useBack(place: string): () => void {
  const [, navigateTo] = useLocation()
  return () => {
    if ((history.state as { inside?: boolean } | null)?.inside) history.back()
    else navigateTo(place, { replace: true })
  }
}
