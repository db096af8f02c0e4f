import { plainText } from '../../../core/news/plain.ts'
import { jsonIn } from '../../json.ts'
import type { Page } from './dom.ts'

/** What a page says of its article for machines (JSON-LD). */
export type Said = { headline: string; author: string; published: string }

const nothing: Said = { headline: '', author: '', published: '' }
const ofArticle = /(?:Article|Posting|Report|WebPage)$/

/** Its article's data before its page's: of its whole portal, or of an event that it tells of, they say no day. */
export function saidOf(page: Page): Said {
  const dated: Told[] = []
  for (const script of page.querySelectorAll('script[type="application/ld+json"]')) {
    // Publishers write line breaks into it, which JSON forbids: such a one says nothing.
    for (const one of listed(jsonIn(script.innerHTML))) if (typeof one.datePublished === 'string') dated.push(one)
  }
  const named = dated.filter((one) => typesOf(one).every((type) => ofArticle.test(type)))
  const found = named.find((one) => !typesOf(one).includes('WebPage')) ?? named[0]
  if (!found) return nothing
  const [author] = listed(found.author)
  return {
    headline: textIn(found.headline),
    author: textIn(author?.name),
    published: String(found.datePublished),
  }
}

export function meta(page: Page, ...names: string[]): string {
  for (const name of names) {
    const found = page.querySelector(`meta[property="${name}"], meta[name="${name}"]`)?.getAttribute('content')
    const words = plainText(found ?? '')
    if (words && !/^https?:/.test(words)) return words
  }
  return ''
}

type Told = Record<string, unknown>
const textIn = (value: unknown) => (typeof value === 'string' ? plainText(value) : '')
const isTold = (value: unknown): value is Told => typeof value === 'object' && value !== null
const typesOf = (one: Told) => [one['@type']].flat().filter((type) => typeof type === 'string')

function listed(value: unknown): Told[] {
  const graph = isTold(value) && '@graph' in value ? value['@graph'] : value
  return (Array.isArray(graph) ? graph : [graph]).filter(isTold)
}
