/** What was made last, so far as it fits into a budget; what was asked for longest ago goes first. */
export function recent<T>(budget: number, sizeOf: (value: T) => number) {
  const held = new Map<string, T>()
  let size = 0
  const drop = (key: string) => {
    const value = held.get(key)
    if (value !== undefined && held.delete(key)) size -= sizeOf(value)
  }
  return {
    get(key: string): T | undefined {
      const value = held.get(key)
      if (value === undefined) return undefined
      held.delete(key)
      held.set(key, value)
      return value
    },
    keep(key: string, value: T): void {
      drop(key)
      if (sizeOf(value) > budget) return
      held.set(key, value)
      size += sizeOf(value)
      for (const oldest of held.keys()) {
        if (size <= budget) return
        drop(oldest)
      }
    },
  }
}
