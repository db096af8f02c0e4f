export type Store = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>

const stores: Record<'localStorage' | 'sessionStorage', Store> = {
  localStorage: inMemory(),
  sessionStorage: inMemory(),
}

/**
 * The browser's own store; where it allows none, as in a frame on another site's page, one that lasts as long as the
 * page does.
 */
export function storeOf(kind: keyof typeof stores): Store {
  try {
    return globalThis[kind] ?? stores[kind]
  } catch {
    return stores[kind]
  }
}

function inMemory(): Store {
  const held = new Map<string, string>()
  return {
    getItem: (key) => held.get(key) ?? null,
    setItem: (key, value) => void held.set(key, value),
    removeItem: (key) => void held.delete(key),
  }
}
