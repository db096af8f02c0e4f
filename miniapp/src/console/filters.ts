import { useSearchParams } from 'wouter'

/** Filters live in the address: going back, reloading and sending the link keep them. Any change but of `offset` starts at the first page. */
export function useFilters<F extends Record<string, string>>(defaults: F): [F, (change: Partial<F>) => void] {
  const [params, setParams] = useSearchParams()
  const current = Object.fromEntries(
    Object.entries(defaults).map(([name, fallback]) => [name, params.get(name) ?? fallback]),
  ) as F
  const change = (wanted: Partial<F>) => {
    const next = new URLSearchParams(params)
    next.delete('offset')
    for (const [name, value = ''] of Object.entries(wanted)) {
      if (value === defaults[name]) next.delete(name)
      else next.set(name, value)
    }
    setParams(next, { replace: true })
  }
  return [current, change]
}
