/**
 * A function that works out each of its answers once. Bounded: once it knows `most`, it begins anew, for names and foreign words have no end.
 */
export function remembered<T>(most: number, work: (key: string) => T): (key: string) => T {
  const known = new Map<string, T>()
  return (key) => {
    const found = known.get(key)
    if (found !== undefined) return found
    const made = work(key)
    if (known.size >= most) known.clear()
    known.set(key, made)
    return made
  }
}
