import { ApiError, read } from '../../api.ts'
import type { FeedbackReceipt } from '../api-types.ts'
import type { Loa } from '../loa.tsx'
import { keepsFeedback, noteKept } from './kept-here.ts'

export type Words = {
  id: string
  text: string
  anonymous: boolean
  unitId?: string
  place?: string
  spot?: { latitude: number; longitude: number } | null
  happenedAt?: number | null
}
export type Letter = { words: Words; pictures: File[] }

const base = 'loa-feedback'
const table = 'letters'

/** Does something with the letters that lie on this phone; null where its browser keeps none. */
async function withTable<T>(
  mode: IDBTransactionMode,
  act: (letters: IDBObjectStore) => IDBRequest<T>,
): Promise<T | null> {
  try {
    const db = await new Promise<IDBDatabase>((done, failed) => {
      const opening = indexedDB.open(base, 1)
      opening.onupgradeneeded = () => opening.result.createObjectStore(table, { keyPath: 'words.id' })
      opening.onsuccess = () => done(opening.result)
      opening.onerror = () => failed(opening.error)
    })
    const result = await new Promise<T>((done, failed) => {
      const asked = act(db.transaction(table, mode).objectStore(table))
      asked.onsuccess = () => done(asked.result)
      asked.onerror = () => failed(asked.error)
    })
    db.close()
    return result
  } catch {
    return null
  }
}

/** Keeps a letter on this phone until it has arrived; whether it could. */
export async function keepLetter(letter: Letter): Promise<boolean> {
  const kept = (await withTable('readwrite', (letters) => letters.put(letter))) !== null
  if (kept) noteKept(true)
  return kept
}

export async function dropLetter(id: string): Promise<void> {
  await withTable('readwrite', (letters) => letters.delete(id))
  if ((await keptLetters()).length === 0) noteKept(false)
}

export const keptLetters = async (): Promise<Letter[]> =>
  keepsFeedback() ? ((await withTable<Letter[]>('readonly', (letters) => letters.getAll())) ?? []) : []

/** Sends one letter; sent again after a lost reply, it is the same feedback. */
export function sendLetter(loa: Loa, { words, pictures }: Letter): Promise<FeedbackReceipt> {
  const post = () =>
    pictures.length > 0
      ? read(loa.api.feedback.pictured.$post({ form: { words: JSON.stringify(words), pictures } }))
      : read(loa.api.feedback.$post({ json: words }))
  return words.anonymous ? post() : loa.session.acting(post)
}

/** The server was not reached, or could not just now: the same letter may well arrive later. */
export const mayArriveLater = (error: unknown) =>
  isOffline(error) ||
  (error instanceof ApiError && (['LIMIT', 'UNAUTHENTICATED'].includes(error.code) || (error.status ?? 0) >= 500))

export const isOffline = (error: unknown) => error instanceof ApiError && error.code === 'NETWORK'
