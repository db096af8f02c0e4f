import { type ComponentType, useEffect, useState } from 'react'
import { roundsWithDesk } from './desks-here.ts'

/** What sends papers that lie here comes only where one does: other phones do not wait for it. */
export const UnsentHere = ({ page }: { page: () => Promise<unknown> }) => {
  const [{ Unsent }, setLoaded] = useState<{ Unsent: ComponentType | null }>({ Unsent: null })
  useEffect(() => {
    const look = () => {
      if (roundsWithDesk().length === 0) return
      const nothing = () => {}
      import('./unsent.tsx').then(setLoaded, nothing)
      // Its page too, for when the network goes again.
      page().catch(nothing)
    }
    look()
    window.addEventListener('online', look)
    return () => window.removeEventListener('online', look)
  }, [page])
  return Unsent && <Unsent />
}
