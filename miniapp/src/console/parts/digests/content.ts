import type { Digest } from '../../api-types.ts'

// What stands on the editor's screen and is not kept yet: pure, so that every step can be taken back.

export type EditedItem = Pick<Digest['items'][number], 'id' | 'title' | 'summary' | 'sourceName' | 'own'>
export type Content = { opening: string; closing: string; items: EditedItem[] }

export const contentOf = ({ opening, closing, items }: Digest): Content => ({ opening, closing, items })

export const without = (content: Content, id: string): Content => ({
  ...content,
  items: content.items.filter((item) => item.id !== id),
})

export const taking = (content: Content, item: Omit<EditedItem, 'own'>): Content => ({
  ...content,
  items: [...content.items, { ...item, own: false }],
})

/** The item one place up (-1) or down (1). */
export function moved(content: Content, id: string, by: -1 | 1): Content {
  const items = [...content.items]
  const from = items.findIndex((item) => item.id === id)
  const to = from + by
  if (from < 0 || to < 0 || to >= items.length) return content
  const [item] = items.splice(from, 1)
  items.splice(to, 0, item!)
  return { ...content, items }
}

export const told = (content: Content, id: string, words: { title?: string; summary?: string }): Content => ({
  ...content,
  items: content.items.map((item) => (item.id === id ? { ...item, ...words, own: true } : item)),
})

/** The item in its approved words again, which the server knows. */
export const approvedAgain = (content: Content, id: string): Content => ({
  ...content,
  items: content.items.map((item) => (item.id === id ? { ...item, own: false } : item)),
})

/** What the server is asked to change: all that stands here, so that nothing on the screen differs from what is kept. */
export const changeOf = ({ opening, closing, items }: Content) => ({
  opening,
  closing,
  itemIds: items.map(({ id }) => id),
  words: Object.fromEntries(items.map(({ id, title, summary, own }) => [id, own ? { title, summary } : null])),
})
