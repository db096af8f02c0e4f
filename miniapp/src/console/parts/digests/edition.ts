import type { Digest } from '../../api-types.ts'

// What stands on the editor's screen and is not kept yet: pure, so that every step can be taken back.

export type EditedItem = Pick<Digest['items'][number], 'id' | 'title' | 'summary' | 'sourceName' | 'own'>
export type Edition = { opening: string; closing: string; items: EditedItem[] }

export const editionOf = ({ opening, closing, items }: Digest): Edition => ({ opening, closing, items })

export const without = (edition: Edition, id: string): Edition => ({
  ...edition,
  items: edition.items.filter((item) => item.id !== id),
})

export const taking = (edition: Edition, item: Omit<EditedItem, 'own'>): Edition => ({
  ...edition,
  items: [...edition.items, { ...item, own: false }],
})

/** The item one place up (-1) or down (1). */
export function moved(edition: Edition, id: string, by: -1 | 1): Edition {
  const items = [...edition.items]
  const from = items.findIndex((item) => item.id === id)
  const to = from + by
  if (from < 0 || to < 0 || to >= items.length) return edition
  const [item] = items.splice(from, 1)
  items.splice(to, 0, item!)
  return { ...edition, items }
}

export const told = (edition: Edition, id: string, words: { title?: string; summary?: string }): Edition => ({
  ...edition,
  items: edition.items.map((item) => (item.id === id ? { ...item, ...words, own: true } : item)),
})

/** The item in its approved words again, which the server knows. */
export const approvedAgain = (edition: Edition, id: string): Edition => ({
  ...edition,
  items: edition.items.map((item) => (item.id === id ? { ...item, own: false } : item)),
})

/** What the server is asked to change: all that stands here, so that nothing on the screen differs from what is kept. */
export const changeOf = ({ opening, closing, items }: Edition) => ({
  opening,
  closing,
  itemIds: items.map(({ id }) => id),
  words: Object.fromEntries(items.map(({ id, title, summary, own }) => [id, own ? { title, summary } : null])),
})
