import { signsIn } from '../signs.ts'

/** The part of the DOM that is looked at here. */
type Node = { nodeType: number; nodeValue: string | null; nextSibling: Node | null; firstChild: Node | null }
type Element = Node & { getAttribute(name: string): string | null }
type Page = { querySelectorAll(selector: string): Iterable<Element> }

const family = /font-family\s{0,9}:\s{0,9}["']?([^"';,]{1,40})/i

/** Writes the letters that a page shows in a font of signs as the signs that people see: Word saves "≥" as "³" in Symbol. */
export function writeSigns(page: Page, onUnread: () => void): void {
  for (const element of page.querySelectorAll('[style*="font-family"], [face]')) {
    const font = fontOf(element)
    if (font) write(element, font, onUnread)
  }
}

const fontOf = (element: Element): string =>
  family.exec(element.getAttribute('style') ?? '')?.[1] ?? element.getAttribute('face') ?? ''

function write(parent: Element, font: string, onUnread: () => void): void {
  for (let node = parent.firstChild; node; node = node.nextSibling)
    if (node.nodeType === 3) node.nodeValue = signsIn(font, node.nodeValue ?? '', onUnread)
    // What has a font of its own is written by itself.
    else if (node.nodeType === 1 && !fontOf(node as Element)) write(node as Element, font, onUnread)
}
