import { useSearchParams } from 'wouter'

/** Filters live in the address: going back, reloading and sending the link keep them. Any change but of `offset` starts at the first page. */
export function useFilters<F extends Record<string, string>>(defaults: F): [F, (change: Partial<F>) => void] {
  const [params, setParams] = useSearchParams()
  const current = Object.fromEntries(
    Object.entries(defaults).map(([name, fallback]) => [name, params.get(name) ?? fallback]),
  ) as F
  const change = (wanted: Partial<F>) => {
    const next = { ...current, ...('offset' in wanted ? {} : { offset: '0' }), ...wanted }
    const told = Object.entries(next).filter(([name, value]) => value && value !== (defaults[name] ?? '0'))
    setParams(Object.fromEntries(told) as Record<string, string>, { replace: true })
  }
  return [current, change]
}
