import type { Store } from './storage.ts'
import { uuid } from './uuid.ts'

const kept = 'loa.acts'
// What is sent again is so within minutes; an older one is known to the server no more.
const most = 30

type Sent = { what: string; print: string; key: string }

/**
 * The acts that were sent and not yet answered, kept as long as the tab is. One that is sent again after its answer was lost goes
 * under the same key, and the server does it once; what was written anew meanwhile too, so that the server can say that the first
 * was done.
 */
export function actsIn(store: Store) {
  const underWay = new Set<string>()
  const unanswered = (): Sent[] => {
    try {
      return JSON.parse(store.getItem(kept) ?? '[]')
    } catch {
      return []
    }
  }
  const keep = (sent: Sent[]) => {
    try {
      store.setItem(kept, JSON.stringify(sent.slice(-most)))
    } catch {
      // A full store: then a page that is loaded anew knows nothing of it.
    }
  }
  return {
    /** What the server is told of one act, and what is said once it has answered. */
    begin(what: string, body: unknown) {
      const print = printOf(body)
      const same = unanswered()
        .filter((one) => one.what === what)
        .reverse()
      const lost = same.find((one) => one.print === print) ?? same.find(({ key }) => !underWay.has(key))
      const key = lost?.key ?? uuid()
      underWay.add(key)
      keep([...unanswered().filter((one) => one.key !== key), { what, print, key }])
      return {
        header: `${key}.${print}`,
        unheard: () => void underWay.delete(key),
        answered() {
          underWay.delete(key)
          keep(unanswered().filter((one) => one.key !== key))
        },
      }
    },
  }
}

/** Stands for what is sent, the same for the same; what cannot be looked into is like nothing else. */
function printOf(body: unknown): string {
  const parts = body instanceof FormData ? [...body].flatMap(([name, value]) => [name, partOf(value)]) : [partOf(body)]
  const text = JSON.stringify(parts)
  return bases.map((base) => remainderOf(text, base).toString(36)).join('')
}

function partOf(part: unknown): string {
  if (part instanceof File) return `${part.name} ${part.size} ${part.lastModified}`
  if (part instanceof Blob) return `${part.type} ${part.size}`
  return typeof part === 'string' || part === undefined || part === null ? (part ?? '') : uuid()
}

// Web Crypto hashes only under https, which an office's own network may not have, and nobody has a reason to forge a print of
// their own act: the text as a number to three bases, by a prime whose square a number still holds.
const bases = [31_337, 7_654_321, 60_000_011]
const prime = 67_108_859

function remainderOf(text: string, base: number): number {
  let rest = text.length
  for (let at = 0; at < text.length; at++) rest = (rest * base + text.charCodeAt(at)) % prime
  return rest
}
