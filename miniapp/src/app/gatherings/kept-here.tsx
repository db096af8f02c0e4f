import { type ComponentType, useEffect, useState } from 'react'
import { useLocation } from 'wouter'
import { hasKept } from './kept-key.ts'

/** What sends check-ins and reports that lie here comes only where one does: other phones do not wait for it. */
export const KeptCheckInsHere = () => {
  const [{ Kept }, setLoaded] = useState<{ Kept: ComponentType | null }>({ Kept: null })
  const [path] = useLocation()
  // The page on which somebody checks in sends it itself, and says what became of it.
  const isThere = /^\/gatherings\/[^/]+\/in\//.test(path)
  useEffect(() => {
    const look = () => {
      // Fetched while there is a network: a browser that failed to once does not try again.
      if (navigator.onLine && (isThere || hasKept())) import('./kept.tsx').then(setLoaded, () => {})
    }
    look()
    window.addEventListener('online', look)
    return () => window.removeEventListener('online', look)
  }, [isThere])
  return Kept && !isThere && <Kept />
}
