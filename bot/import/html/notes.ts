/** The part of the DOM that is used here. */
type Node = { nextSibling: Node | null }
type Element = Node & {
  tagName: string
  textContent: string | null
  parentElement: Element | null
  nextElementSibling: Element | null
  getAttribute(name: string): string | null
  closest(selector: string): Element | null
  contains(other: Element): boolean
  querySelectorAll(selector: string): Iterable<Element>
  insertBefore(made: Element, before: Node | null): void
  append(made: Element): void
  replaceWith(words: string): void
  remove(): void
}
export type NotedPage = {
  body: Element
  createElement(name: string): Element
}

const markText = /^[[(]?(?:\d{1,3}|\*{1,3}|[†‡]{1,3}|[a-z]|[ivx]{1,5})[\])]?$/i
const backText = /^(?:[\s[\]()^↑↩⏎]|\u{fe0e}|\u{fe0f})*$|^[[(]?(?:\d{1,3}|\*{1,3}|[a-z]|[ivx]{1,5})[\])]?[.:]?$/iu
const leadingMark = /^[[(]?(?:\d{1,3}|\*{1,3}|[†‡]{1,3}|[a-z](?=[.)\]])|[ivx]{1,5}(?=[.)\]]))[\])]?[.:]?\s+/iu
const blocks = 'p, li, dd, dt, td, th, div, blockquote, h1, h2, h3, h4, h5, h6'
const holders = new Set('LI TD TH DD DT DIV'.split(' '))
const longestMark = 40
const mostBlocks = 60

type Note = { number: number; block: Element }
/** What a block says that may be a note. */
type Said = { text: string; leadsBack: boolean }

/**
 * Puts each note of a web page behind the paragraph whose mark leads to it, "[1] …", as those of a Word file are; a link that
 * leads upwards, or to what is no note, is left alone.
 */
export function placeNotes(page: NotedPage): void {
  const order = new Map(Array.from(page.body.querySelectorAll('*'), (element, i) => [element, i] as const))
  const named = namedIn(page)
  const at = (element: Element) => order.get(element) ?? -1
  const known = new Map<Element, Said>()
  const saidBy = (block: Element): Said => {
    const said = known.get(block) ?? {
      text: textOf(block).slice(0, longestMark),
      leadsBack: [...block.querySelectorAll('a[href^="#"]')].some((link) => {
        const to = named.get(aimOf(link))
        return to !== undefined && at(to) < at(block) && backText.test(textOf(link))
      }),
    }
    known.set(block, said)
    return said
  }
  const found = new Map<Element, Note>()
  const marks: { mark: Element; note: Note; isFirst: boolean }[] = []
  for (const link of page.body.querySelectorAll('a[href^="#"]')) {
    const said = textOf(link)
    const target = named.get(aimOf(link))
    if (!markText.test(said) || !target || at(target) <= at(link)) continue
    const block = target.closest(blocks)
    if (!block || block.contains(link) || !isNote(block, said, saidBy(block))) continue
    const before = found.get(block)
    const note = before ?? { number: found.size + 1, block }
    found.set(block, note)
    marks.push({ mark: markOf(link), note, isFirst: !before })
  }
  const holding = upwardsOf(found.keys())
  const marked = upwardsOf(marks.map(({ mark }) => mark))
  const inside = countsOf([...found.keys()].map(({ parentElement }) => parentElement))
  const isAlone = ({ parentElement: parent }: Element) =>
    parent?.tagName.toUpperCase() === 'DIV' && !marked.has(parent) && inside.get(parent) === 1
  const notes = [...found.values()].map((note) => ({ note, own: ownOf(note.block, holding, isAlone(note.block)) }))
  const lines = new Map(notes.map(({ note, own }) => [note, lineOf(note, own)] as const))
  for (const { mark, note, isFirst } of marks) {
    const line = lines.get(note)
    if (isFirst && line !== undefined) writeBehind(page, mark, line)
    mark.replaceWith(`[${note.number}]`)
  }
}

const aimOf = (link: Element) => (link.getAttribute('href') ?? '').slice(1)

/** Elements and all that stands around them. */
function upwardsOf(elements: Iterable<Element>): Set<Element> {
  const found = new Set<Element>()
  for (const element of elements)
    for (let one: Element | null = element; one && !found.has(one); one = one.parentElement) found.add(one)
  return found
}

function countsOf<T>(all: T[]): Map<T, number> {
  const counts = new Map<T, number>()
  for (const one of all) counts.set(one, (counts.get(one) ?? 0) + 1)
  return counts
}

const textOf = (element: Element) => (element.textContent ?? '').replace(/\s+/g, ' ').trim()

function namedIn(page: NotedPage): Map<string, Element> {
  const named = new Map<string, Element>()
  for (const element of page.body.querySelectorAll('[id], a[name]'))
    for (const key of ['id', 'name']) {
      const name = element.getAttribute(key)
      if (name && !named.has(name)) named.set(name, element)
    }
  return named
}

/** Whether a block is the note of a mark: it leads back up, begins with the mark, or is an item of a list of notes. */
function isNote(block: Element, said: string, { text, leadsBack }: Said): boolean {
  const name = block.tagName.toUpperCase()
  const bare = (words: string) => words.replace(/[[\]()]/g, '')
  const begins = leadingMark.test(text) && bare(text).startsWith(bare(said))
  return !/^H[1-6]$/.test(name) && (leadsBack || begins || name === 'LI')
}

/** The raised part that holds nothing but the mark; else the link itself. */
function markOf(link: Element): Element {
  const sup = link.closest('sup')
  return sup && textOf(sup) === textOf(link) ? sup : link
}

/** The paragraphs of a note: all that stand in a box of its own, those up to the next note, what a quotation holds. */
function ownOf(block: Element, holding: Set<Element>, isAlone: boolean): Element[] {
  const behind: Element[] = []
  let next = block.nextElementSibling
  for (; next && !holding.has(next) && behind.length < mostBlocks; next = next.nextElementSibling) behind.push(next)
  if (isAlone || (next && holding.has(next))) return [block, ...behind]
  let quoted = opened(textOf(block))
  let count = 0
  for (; quoted > 0 && count < behind.length; count++) quoted += opened(textOf(behind[count] as Element))
  return [block, ...behind.slice(0, count)]
}

const opened = (words: string) => words.split('“').length - words.split('”').length

/** A note's words on one line; its paragraphs are taken out of the page. */
function lineOf({ number, block }: Note, own: Element[]): string {
  for (const link of block.querySelectorAll('a[href^="#"]')) if (backText.test(textOf(link))) link.remove()
  const words = own.map(textOf).filter(Boolean).join(' ').replace(leadingMark, '')
  for (const one of own) one.remove()
  return `[${number}] ${words.replace(/^[\s.:)\]]+/, '')}`
}

function writeBehind(page: NotedPage, mark: Element, line: string): void {
  const block = mark.closest(blocks)
  const made = page.createElement('p')
  made.textContent = line
  if (!block) page.body.append(made)
  else if (holders.has(block.tagName.toUpperCase()) || !block.parentElement) block.append(made)
  else block.parentElement.insertBefore(made, block.nextSibling)
}
