import type { NotedPage } from './notes.ts'

// The part of the DOM that is used here; the whole of its types would put a browser's globals into the server's code.
export type Node = { nodeType: number; nodeValue: string | null; nextSibling: Node | null; firstChild: Node | null }
export type Element = Node & {
  tagName: string
  textContent: string | null
  parentElement: Element | null
  firstElementChild: Element | null
  nextElementSibling: Element | null
  previousElementSibling: Element | null
  children: Iterable<Element>
  childNodes: Iterable<Node>
  getAttribute(name: string): string | null
  setAttribute(name: string, value: string): void
  removeAttribute(name: string): void
  insertAdjacentHTML(where: 'beforebegin', html: string): void
  closest(selector: string): Element | null
  querySelector(selector: string): Element | null
  querySelectorAll(selector: string): Element[]
  remove(): void
  replaceWith(...nodes: Node[]): void
  after(...nodes: Node[]): void
}
export type Page = {
  body: Element & NotedPage['body']
  documentElement: Element
  childNodes: Iterable<Node>
  querySelector(selector: string): Element | null
  querySelectorAll(selector: string): Element[]
  cloneNode(deep: boolean): never
  createElement(name: string): NotedPage['body']
}

export const wordsOf = (element: Element | null) => (element?.textContent ?? '').replace(/\s+/g, ' ').trim()
export const spokenLength = (element: Element) =>
  element
    .querySelectorAll('script, style, noscript, template')
    .reduce((rest, unspoken) => rest - lengthOf(unspoken), lengthOf(element))
export const lengthOf = (element: Element) => (element.textContent ?? '').replace(/\s+/g, ' ').length

export const hasBlock = (element: Element) =>
  element.querySelector('p, div, table, ul, ol, h1, h2, h3, h4, h5, h6') !== null
