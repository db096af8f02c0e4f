import { storeOf } from '../../storage.ts'

/** A list that lies on this phone under a key, and is gone once it is empty. */
export function keptList<One>(key: string) {
  return {
    all(): One[] {
      try {
        const kept: unknown = JSON.parse(storeOf('localStorage').getItem(key) ?? '[]')
        return Array.isArray(kept) ? (kept as One[]) : []
      } catch {
        return []
      }
    },
    /** False where this phone keeps nothing. */
    put(list: One[]): boolean {
      const store = storeOf('localStorage')
      try {
        if (list.length > 0) store.setItem(key, JSON.stringify(list))
        else store.removeItem(key)
        return true
      } catch {
        return false
      }
    },
  }
}
