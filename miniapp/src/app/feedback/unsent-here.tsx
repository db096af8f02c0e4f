import { type ComponentType, useEffect, useState } from 'react'
import { keepsFeedback } from './kept-here.ts'

// When whatever the page at hand needs is there.
const idleMs = 5000

/** What sends feedback that lies here comes only where some does. Its page is fetched beforehand, for when the network goes. */
export const UnsentFeedbackHere = ({ page }: { page: () => Promise<unknown> }) => {
  const [{ UnsentFeedback }, setLoaded] = useState<{ UnsentFeedback: ComponentType | null }>({ UnsentFeedback: null })
  useEffect(() => {
    const nothing = () => {}
    const look = () => {
      if (keepsFeedback()) import('./unsent-feedback.tsx').then(setLoaded, nothing)
    }
    look()
    const timer = setTimeout(() => void page().catch(nothing), idleMs)
    window.addEventListener('online', look)
    return () => {
      clearTimeout(timer)
      window.removeEventListener('online', look)
    }
  }, [page])
  return UnsentFeedback && <UnsentFeedback />
}
