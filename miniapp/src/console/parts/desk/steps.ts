import type { Digest } from '../../api-types.ts'

// What an editor does to an edition, step by step: pure, so that a step can be taken back, and done again on what somebody else
// has made of it meanwhile.

export type EditedItem = Pick<Digest['items'][number], 'id' | 'title' | 'summary' | 'sourceName' | 'own'>
export type Content = { opening: string; closing: string; items: EditedItem[] }
type Line = 'opening' | 'closing'

/**
 * `place` takes an item in, or moves it; `words` with `own` false takes its approved words again, which the server knows. `was` is
 * what stood there when its writer began.
 */
export type Step =
  | { act: 'place'; item: EditedItem; at: number }
  | { act: 'drop'; id: string }
  | { act: 'words'; id: string; title: string; summary: string; own: boolean; was?: Words }
  | { act: 'line'; line: Line; text: string; was?: string }
export type Words = Pick<EditedItem, 'title' | 'summary'>

export const contentOf = ({ opening, closing, items }: Digest): Content => ({ opening, closing, items })

const without = (items: EditedItem[], id: string) => items.filter((item) => item.id !== id)

export function applied(content: Content, step: Step): Content {
  const { items } = content
  switch (step.act) {
    case 'place': {
      const others = without(items, step.item.id)
      const held = items.find(({ id }) => id === step.item.id) ?? step.item
      return { ...content, items: [...others.slice(0, step.at), held, ...others.slice(step.at)] }
    }
    case 'drop':
      return { ...content, items: without(items, step.id) }
    case 'words': {
      const { id, title, summary, own } = step
      return { ...content, items: items.map((item) => (item.id === id ? { ...item, title, summary, own } : item)) }
    }
    case 'line':
      return { ...content, [step.line]: step.text }
  }
}

/** The step that takes this one back, from what stood before it; null where it changes nothing. */
export function inverseOf(content: Content, step: Step): Step | null {
  if (isSame(content, applied(content, step))) return null
  if (step.act === 'line') return { act: 'line', line: step.line, text: content[step.line] }
  const id = step.act === 'place' ? step.item.id : step.id
  const at = content.items.findIndex((item) => item.id === id)
  const item = content.items[at]
  if (!item) return step.act === 'place' ? { act: 'drop', id } : null
  if (step.act !== 'words') return { act: 'place', item, at }
  return { act: 'words', id, title: item.title, summary: item.summary, own: item.own }
}

/** Whether somebody else has changed, between `before` and `now`, the very thing that a step changes. */
export function clashes(step: Step, before: Content, now: Content): boolean {
  if (step.act === 'line') return (step.was ?? before[step.line]) !== now[step.line]
  if (step.act === 'place') return false
  const [was, is] = [before, now].map(({ items }) => items.find(({ id }) => id === step.id))
  if (!was) return false
  if (step.act === 'words') return !is || !hasSameWords(step.was ?? was, is)
  return is !== undefined && !hasSameWords(was, is)
}

const hasSameWords = (a: Words, b: Words) => a.title === b.title && a.summary === b.summary

export const isSame = (a: Content, b: Content): boolean =>
  a.opening === b.opening &&
  a.closing === b.closing &&
  a.items.length === b.items.length &&
  a.items.every(
    (item, i) => item.id === b.items[i]!.id && hasSameWords(item, b.items[i]!) && item.own === b.items[i]!.own,
  )

/** What one content tells that the other does not, by what became of it; titles of items, names of lines. */
export function changesBetween(before: Content, now: Content) {
  const idsOf = ({ items }: Content) => items.map(({ id }) => id)
  const [was, is] = [idsOf(before), idsOf(now)]
  const kept = now.items.filter(({ id }) => was.includes(id))
  const told = (id: string) => before.items.find((item) => item.id === id)!
  return {
    added: now.items.filter(({ id }) => !was.includes(id)).map(({ title }) => title),
    dropped: before.items.filter(({ id }) => !is.includes(id)).map(({ title }) => title),
    reworded: kept.filter((item) => !hasSameWords(item, told(item.id))).map(({ title }) => title),
    reordered: kept.map(({ id }) => id).join() !== was.filter((id) => is.includes(id)).join(),
    lines: (['opening', 'closing'] as const).filter((line) => before[line] !== now[line]),
  }
}

/** What the server is asked to change: all that stands here, so that nothing on the screen differs from what is kept. */
export const changeOf = ({ opening, closing, items }: Content) => ({
  opening,
  closing,
  itemIds: items.map(({ id }) => id),
  words: Object.fromEntries(items.map(({ id, title, summary, own }) => [id, own ? { title, summary } : null])),
})
