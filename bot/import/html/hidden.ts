import type { ImportNote } from '../../../core/library/messages.ts'
import { keywordsIn } from '../keywords.ts'
import { wordsOfPicture } from '../picture-name.ts'
import { generatedWords, isCounting, listMarksIn } from './generated.ts'
import { ofDocument } from './portal-parts.ts'
import { writeSigns } from './signs.ts'

/** The part of the DOM that is looked at here. */
type Node = { nodeType: number; nodeValue: string | null; nextSibling: Node | null; firstChild: Node | null }
type Element = Node & {
  tagName: string
  getAttribute(name: string): string | null
  setAttribute(name: string, value: string): void
  removeAttribute(name: string): void
  insertAdjacentHTML(where: 'beforebegin', html: string): void
  parentElement: Element | null
  remove(): void
}
type Page = { body: Element; querySelectorAll(selector: string): Iterable<Element & { textContent: string | null }> }

const hiding =
  /(?:^|[;\s])(?:display\s{0,9}:\s{0,9}none|visibility\s{0,9}:\s{0,9}hidden|mso-hide\s{0,9}:\s{0,9}all|(?:font-size|opacity)\s{0,9}:\s{0,9}0(?![\d.])|clip(?:-path)?\s{0,9}:\s{0,9}(?:rect\(\s{0,3}[01](?:px)?(?:[\s,]{1,3}[01](?:px)?){3}\s{0,3}\)|inset\((?:50|100)%\))|(?:text-indent|left|top)\s{0,9}:\s{0,9}-\d{3,6}(?:px|em|pt|%))/i
const undisplayed = /(?:^|[;\s])display\s{0,9}:\s{0,9}none/i
const showing = /(?:^|[;\s])display\s{0,9}:\s{0,9}(?:block|flex|grid|table|inline)/i
// Of no height, and what runs over is cut off.
const flat = /(?:^|[;\s])(?:max-)?height\s{0,9}:\s{0,9}[01](?:px)?\s{0,9}(?:;|$)/i
const cutOff = /(?:^|[;\s])overflow\s{0,9}:\s{0,9}hidden/i
// On a page that fills nothing with another colour nobody reads white letters.
const white = /(?:^|[;\s])color\s{0,9}:\s{0,9}(?:#fff(?:fff)?|white)(?![\da-z])/i
const filling = '[style*="background"], [bgcolor], style, link[rel="stylesheet"]'
// What a page says without showing it as its text.
const saying = ['aria-label', 'title', 'alt', 'srcdoc']
const struckOut = /(?:^|[;\s])text-decoration(?:-line)?\s{0,9}:[^;]{0,80}line-through/i
const tracked = /(?:^|\s)mso(?:del|ins)/i
const silent = new Set('SCRIPT STYLE NAV A BUTTON SELECT OPTION'.split(' '))
const around = new Set('ASIDE HEADER FOOTER FORM SVG NOSCRIPT TEMPLATE'.split(' '))
const flowing = new Set('SPAN B I U EM STRONG FONT SUB SUP SMALL BIG MARK S STRIKE DEL INS'.split(' '))

// What Word writes into a page for a remark beside its text, and Google Docs for one.
const remark =
  /(?:^|[;\s])mso-(?:element\s{0,9}:\s{0,9}comment|special-character\s{0,9}:\s{0,9}comment)|(?:^|\s)(?:MsoComment(?:Reference|Text|Subject)|msocomanchor|msocomtxt)(?:\s|$)/i

type Why = 'text.hidden' | 'text.tracked' | 'text.struck' | 'text.comments'
type Left = { beside: string[]; notes: Set<ImportNote> }
/** What hides on a page: names that its own style hides, and what a style of its own says. */
type Hiding = { names: Set<string>; styles: RegExp[]; opened: Set<string> }

/**
 * Takes out of a page what people do not see in it and what a tracked change deleted, and writes its signs as letters. `beside` is all that stands there
 * and around the text, comments and descriptions of pictures too; links, which lead elsewhere, are not.
 */
export function takeOutHidden(page: Page): { beside: string[]; notes: ImportNote[] } {
  const left: Left = { beside: [], notes: new Set() }
  besideOpeners(page)
  if ([...page.querySelectorAll('iframe, object, embed')].some(bearsPaper)) left.notes.add('text.unread')
  if (isOfPictures(page)) left.notes.add('text.unread')
  const onWhite = [...page.querySelectorAll(filling)].length === 0
  const hides = { names: hidingNames(page), styles: onWhite ? [hiding, white] : [hiding], opened: openedIds(page) }
  for (const { textContent } of page.querySelectorAll('title')) left.beside.push(textContent ?? '')
  for (const meta of page.querySelectorAll('meta')) {
    const said = meta.getAttribute('content') ?? ''
    left.beside.push(/^keywords$/i.test(meta.getAttribute('name') ?? '') ? keywordsIn(said) : said)
  }
  const generated = [...page.querySelectorAll('style')].flatMap(({ textContent }) => generatedWords(textContent ?? ''))
  if (generated.length > 0) left.notes.add('text.unread')
  if ([...page.querySelectorAll('style')].some(({ textContent }) => isCounting(textContent ?? '')))
    left.notes.add('text.numbers')
  markLists(page)
  left.beside.push(...generated)
  headOpened(page, hides.opened)
  walk(page.body, hides, left)
  for (const one of page.querySelectorAll('[style*="uppercase"]'))
    if (inCapitals.test(one.getAttribute('style') ?? '')) writeCapitals(one)
  writeSigns(page, () => left.notes.add('text.unread'))
  return { beside: left.beside.filter((story) => story.trim()), notes: [...left.notes] }
}

const inCapitals = /(?:^|[;\s])text-transform\s{0,9}:\s{0,9}uppercase/i
const otherwise = /(?:^|[;\s])text-transform\s{0,9}:/i
/** Writes what a page shows in capitals as capitals: they tell a type and a title from other words. */
function writeCapitals(parent: Element): void {
  for (let node = parent.firstChild; node; node = node.nextSibling)
    if (node.nodeType === 3) node.nodeValue = (node.nodeValue ?? '').toLocaleUpperCase('vi')
    else if (node.nodeType === 1 && !otherwise.test((node as Element).getAttribute('style') ?? ''))
      writeCapitals(node as Element)
}

function walk(parent: Element, hides: Hiding, left: Left): void {
  for (let node = parent.firstChild; node; ) {
    const next: Node | null = node.nextSibling
    if (node.nodeType === 8) left.beside.push((node.nodeValue ?? '').replace(/<[^<>]*>/g, '\n'))
    if (node.nodeType === 1) {
      const element = node as Element
      const name = element.tagName.toUpperCase()
      const why = leftOut(element, name, hides)
      if (name === 'INS' || tracked.test(element.getAttribute('class') ?? '')) left.notes.add('text.tracked')
      if (name === 'INPUT') left.beside.push(element.getAttribute('value') ?? '')
      if (name === 'IMG') left.beside.push(...wordsOfPicture(plainPath(element.getAttribute('src') ?? '')))
      if (!silent.has(name)) left.beside.push(...saying.map((key) => element.getAttribute(key) ?? ''))
      if (why || around.has(name)) left.beside.push(wordsOf(element))
      if (why) {
        if (/[\p{L}\d]/u.test(left.beside.at(-1) ?? '')) left.notes.add(why)
        element.remove()
      } else {
        // The reader of articles leaves out what is hidden, by the page's own word.
        if (hides.opened.has(element.getAttribute('id') ?? ''))
          for (const key of ['style', 'hidden', 'aria-hidden']) element.removeAttribute(key)
        walk(element, hides, left)
      }
    }
    node = next
  }
}

/** An address without what follows its path, its letters as people read them; what is no such address stays as it is. */
function plainPath(address: string): string {
  const path = address.replace(/[?#].*$/s, '')
  try {
    return path.startsWith('data:') ? '' : decodeURIComponent(path)
  } catch {
    return path
  }
}

function leftOut(element: Element, name: string, { names, styles, opened }: Hiding): Why | null {
  const classes = element.getAttribute('class') ?? ''
  const style = element.getAttribute('style') ?? ''
  const struck = name === 'S' || name === 'STRIKE' || struckOut.test(style)
  // A tracked deletion says when it was made, or that Word made it; an old price that a page strikes out holds no more either.
  const dated = struck && element.getAttribute('datetime') !== null
  if (remark.test(style) || remark.test(classes) || isRemarkMark(element)) return 'text.comments'
  if (name === 'DIALOG' && element.getAttribute('open') === null) return 'text.hidden'
  if (name === 'DEL' || dated || /(?:^|\s)msodel(?:\s|$)/i.test(classes)) return 'text.tracked'
  if (struck) return 'text.struck'
  // Whoever reads the page opens it.
  if (opened.has(element.getAttribute('id') ?? '')) return null
  const isFlat = flat.test(style) && cutOff.test(style)
  if (element.getAttribute('hidden') !== null || isFlat || styles.some((one) => one.test(style))) return 'text.hidden'
  if (names.size === 0) return null
  const called = [...classes.split(/\s+/).map((one) => `.${one}`), `#${element.getAttribute('id') ?? ''}`]
  return called.some((one) => names.has(one)) ? 'text.hidden' : null
}

/** Tells each list how its style marks its items. */
function markLists(page: Page): void {
  const marks = [...page.querySelectorAll('style')].flatMap(({ textContent }) => listMarksIn(textContent ?? ''))
  if (marks.length === 0) return
  const byName = new Map(marks.map((mark) => [mark.name, mark]))
  for (const list of page.querySelectorAll('ol')) {
    const mark = (list.getAttribute('class') ?? '').split(/\s+/).flatMap((name) => byName.get(name) ?? [])[0]
    if (!mark) continue
    list.setAttribute('type', mark.type)
    list.setAttribute('data-before', mark.before)
    list.setAttribute('data-after', mark.after)
  }
}

const remarkOf = /^cmnt\d/i
const remarkLeads = /^#cmnt\d/i
/** The mark of a remark of Google Docs in the text, or the paragraph at the end that says it. */
function isRemarkMark(element: Element): boolean {
  const name = element.tagName.toUpperCase()
  if (name === 'A')
    return remarkLeads.test(element.getAttribute('href') ?? '') && /^cmnt_ref/i.test(element.getAttribute('id') ?? '')
  if (name !== 'P') return false
  const first = element.firstChild
  return first?.nodeType === 1 && remarkOf.test((first as Element).getAttribute('id') ?? '')
}

function wordsOf(element: Element): string {
  let text = ''
  const read = (parent: Element) => {
    for (let node = parent.firstChild; node; node = node.nextSibling) {
      if (node.nodeType === 3) text += (node.nodeValue ?? '').replace(/\s+/g, ' ')
      if (node.nodeType !== 1) continue
      const name = (node as Element).tagName.toUpperCase()
      if (silent.has(name)) continue
      if (!flowing.has(name)) text += '\n'
      read(node as Element)
      if (!flowing.has(name)) text += '\n'
    }
  }
  read(element)
  return text
}

// A paper that a page shows in a frame of its own, and whose words are none of the page's.
const paper =
  /\.(?:pdf|docx?|xlsx?|pptx?)(?:$|[?#&])|docs\.google\.com|drive\.google\.com|officeapps\.live\.com|pdf-?viewer|viewer\.html|flip-?(?:book|html)/i
const bearsPaper = (frame: Element) =>
  ['src', 'data', 'data-src'].some((key) => paper.test(frame.getAttribute(key) ?? ''))

const leastSaid = 300
const leastOfPicture = 400
/** Whether a page says hardly anything but in large pictures, as where an office puts up the scan of a paper. */
function isOfPictures(page: Page): boolean {
  const sizeOf = (picture: Element) =>
    ['width', 'height'].map((key) => Number.parseInt(picture.getAttribute(key) ?? '', 10) || 0)
  const large = [...page.querySelectorAll('img')].filter((one) => sizeOf(one).every((size) => size >= leastOfPicture))
  return large.length > 0 && wordsOf(page.body).replace(/\s+/g, ' ').length < leastSaid
}

const folding = /accordion|accordeon|collaps|toggle|faq|question|cau-?hoi/i
const folded = /^(?:DIV|SECTION|P|UL|OL|DD)$/

/** Gives a button that folds out what stands next to it the id of that part, where the page's own program knows it by its place. */
function besideOpeners(page: Page): void {
  for (const [i, button] of [...page.querySelectorAll('button, [role="button"]')].entries()) {
    const part = (button as unknown as { nextElementSibling: Element | null }).nextElementSibling
    const isSaid = openers.some((key) => button.getAttribute(key)) || button.getAttribute('aria-haspopup')
    const isFolding = button.getAttribute('aria-expanded') !== null || folding.test(button.getAttribute('class') ?? '')
    if (!part || isSaid || !isFolding || !folded.test(part.tagName.toUpperCase())) continue
    const id = part.getAttribute('id') ?? `folded-${i}`
    part.setAttribute('id', id)
    button.setAttribute('aria-controls', id)
    button.setAttribute('data-toggle', 'collapse')
  }
}

const openers = ['href', 'aria-controls', 'data-target', 'data-bs-target']
const toggles = ['data-toggle', 'data-bs-toggle']
// What comes up over a page or beside it, and is no part of its text.
const overPage = '[role="dialog"], [role="alertdialog"], [role="menu"], [aria-modal]'
const filledIn = 'input:not([type="hidden"]), select, textarea, form'
const callsUp = /^(?:modal|dropdown|offcanvas|popover|tooltip)$/i
const calledUp =
  /cookie|consent|gdpr|log-?in|sign-?in|sign-?up|dang-?nhap|dang-?ky|modal|pop-?up|dialog|off-?canvas|drop-?down|menu|nav-?bar|sidebar|search|tim-?kiem|share|chia-?se/i

/**
 * The ids of parts that a page shows one at a time, behind links and buttons that say what they hold: at least two beside each other, or
 * one that is said to be such a part. What is filled in or comes up over the page is none.
 */
function openedIds(page: Page): Set<string> {
  const [said, named] = [new Set<string>(), new Set<string>()]
  for (const one of page.querySelectorAll('a, button, [role="tab"]')) {
    const how = toggles.map((key) => one.getAttribute(key)).find((toggle) => toggle !== null) ?? ''
    if (callsUp.test(how) || one.getAttribute('aria-haspopup') || !/\p{L}{2}/u.test(one.textContent ?? '')) continue
    const isTab = one.getAttribute('role') === 'tab' || /^(?:tab|pill|collapse)$/i.test(how)
    for (const key of openers) {
      const id = /^#?([\w-]{1,80})$/.exec(one.getAttribute(key) ?? '')?.[1]
      if (id && (key !== 'href' || one.getAttribute(key)?.startsWith('#'))) (isTab ? said : named).add(id)
    }
  }
  if (said.size + named.size === 0) return said
  const noText = new Set<Element>(page.querySelectorAll(overPage))
  for (const field of page.querySelectorAll(filledIn))
    for (let up: Element | null = field; up && !noText.has(up); up = up.parentElement) noText.add(up)
  const beside = new Map<Element | null, string[]>()
  for (const part of page.querySelectorAll('[id]')) {
    const id = part.getAttribute('id') ?? ''
    if (!said.has(id) && !named.has(id)) continue
    if (noText.has(part) || calledUp.test(`${id} ${part.getAttribute('class') ?? ''}`)) said.delete(id)
    else if (!beside.get(part.parentElement)?.push(id)) beside.set(part.parentElement, [id])
  }
  for (const ids of beside.values()) if (ids.length > 1) for (const id of ids) said.add(id)
  return said
}

const ofPortal =
  /^(?:toàn văn|nội dung(?: văn bản)?|thuộc tính|lược đồ|hiệu lực|tải về|tệp đính kèm|văn bản (?:gốc|liên quan|pdf)|bản (?:gốc|pdf|dịch)|thông tin(?: chung| chi tiết)?|chi tiết|tổng quan|giới thiệu|bình luận|đánh giá|tiếng (?:anh|việt))$/iu

/** Sets what a button says that opens a part, as a question over its answer, above that part: buttons are no text of a page. */
function headOpened(page: Page, opened: Set<string>): void {
  const parts = new Map([...page.querySelectorAll('[id]')].map((part) => [part.getAttribute('id') ?? '', part]))
  const isPaper = ofDocument.test(wordsOf(page.body))
  for (const button of page.querySelectorAll('button, a')) {
    const isTab = [button.getAttribute('role'), ...toggles.map((key) => button.getAttribute(key))].some((said) =>
      /^(?:tab|pill)$/i.test(said ?? ''),
    )
    if (!isTab && button.tagName.toUpperCase() === 'A') continue
    const ids = openers.map((key) => (button.getAttribute(key) ?? '').replace(/^#/, ''))
    const part = parts.get(ids.find((id) => opened.has(id)) ?? '')
    const words = wordsOf(button).replace(/\s+/g, ' ').trim()
    // What a portal calls the sides of a document says nothing of them.
    if (isTab && (isPaper || ofPortal.test(words) || !part || wordsOf(part).trim().split('\n', 1)[0]?.trim() === words))
      continue
    if (part && words)
      part.insertAdjacentHTML('beforebegin', `<h3>${words.replace(/&/g, '&amp;').replace(/</g, '&lt;')}</h3>`)
  }
}

/** Classes and ids that the page's own style hides everywhere; what is hidden on paper or a small screen only is not. */
function hidingNames(page: Page): Set<string> {
  // With each name which of the rules hid it last, or showed it; what another way of hiding takes away no display brings back.
  const [names, shown] = [new Map<string, number>(), new Map<string, number>()]
  const note = (rules: Map<string, number>, selector: string, at: number) => {
    for (const one of selector.split(',')) rules.set(one.trim(), Math.max(at, rules.get(one.trim()) ?? 0))
  }
  let rule = 0
  for (const { textContent } of page.querySelectorAll('style')) {
    let depth = 0
    let selector = ''
    let text = ''
    for (const char of textContent ?? '') {
      if (char === '{') {
        if (depth === 0) selector = text
        depth += 1
        text = ''
      } else if (char === '}') {
        depth = Math.max(0, depth - 1)
        if (depth === 0) rule += 1
        if (depth === 0 && hiding.test(text))
          note(names, selector, hiding.test(text.replace(undisplayed, '')) ? Number.POSITIVE_INFINITY : rule)
        if (depth === 0 && showing.test(text)) note(shown, selector, rule)
        text = ''
      } else text += char
    }
  }
  for (const one of page.querySelectorAll('[class]')) {
    // What a later rule shows, as the part of several that stands open, hides nothing by its other names.
    const classes = (one.getAttribute('class') ?? '').split(/\s+/).map((name) => `.${name}`)
    const lastOf = (rules: Map<string, number>) => Math.max(...classes.map((name) => rules.get(name) ?? 0))
    if (lastOf(names) > 0 && lastOf(shown) > lastOf(names)) one.setAttribute('class', '')
  }
  return new Set([...names.keys()].filter((name) => /^[.#][\w-]{1,80}$/.test(name)))
}
