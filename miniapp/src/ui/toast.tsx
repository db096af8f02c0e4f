import { createContext, type ReactNode, useCallback, useContext, useEffect, useState } from 'react'
import './toast.css'

const shownMs = 5000

const Say = createContext<(text: string) => void>(() => {})

/** Says briefly that something small is done; never the only place where a thing is said. */
export const useToast = () => useContext(Say)

export const Toasts = ({ children }: { children: ReactNode }) => {
  const [toast, setToast] = useState<{ text: string } | null>(null)
  const say = useCallback((text: string) => setToast({ text }), [])
  useEffect(() => {
    if (!toast) return
    const timer = setTimeout(() => setToast(null), shownMs)
    return () => clearTimeout(timer)
  }, [toast])
  return (
    <Say value={say}>
      {children}
      <div className="toast" role="status">
        {toast && <p>{toast.text}</p>}
      </div>
    </Say>
  )
}
