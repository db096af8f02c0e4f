import { useSyncExternalStore } from 'react'
import { storeOf } from '../storage.ts'

/**
 * What a person keeps for themselves, on this phone alone. `text` is what can be read without a network; of what is not
 * for all it is ''.
 */
export type Bookmark = { path: string; title: string; about: string; text: string; at: number }

const key = 'loa.bookmarks'
const most = 200

const listeners = new Set<() => void>()
let read: { stored: string | null; bookmarks: Bookmark[] } = { stored: null, bookmarks: [] }

/** The same list for as long as nothing changed, as React asks of it. */
function current(): Bookmark[] {
  const stored = storeOf('localStorage').getItem(key)
  if (stored !== read.stored) read = { stored, bookmarks: parsed(stored) }
  return read.bookmarks
}

function parsed(stored: string | null): Bookmark[] {
  try {
    const found = JSON.parse(stored ?? '[]')
    return Array.isArray(found) ? found : []
  } catch {
    return []
  }
}

function write(bookmarks: Bookmark[]): boolean {
  try {
    storeOf('localStorage').setItem(key, JSON.stringify(bookmarks))
  } catch {
    return false
  }
  for (const tell of listeners) tell()
  return true
}

export function useBookmarks() {
  const bookmarks = useSyncExternalStore((tell) => {
    listeners.add(tell)
    return () => listeners.delete(tell)
  }, current)
  return {
    bookmarks,
    /** The newest first; false where the phone has no room for it. */
    keep: (bookmark: Omit<Bookmark, 'at'>) =>
      write(
        [{ ...bookmark, at: Date.now() }, ...current().filter(({ path }) => path !== bookmark.path)].slice(0, most),
      ),
    drop: (path: string) => write(current().filter((one) => one.path !== path)),
  }
}
