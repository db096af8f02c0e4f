import type { ReadArticle } from '../../../core/news/article.ts'
import { asksSignIn } from '../../../core/news/feed.ts'
import { canonicalLink } from '../../../core/news/link.ts'
import { clip, plainText } from '../../../core/news/plain.ts'
import { instantFrom } from '../../../core/news/published.ts'
import { articleDoubts } from '../../../db/schema/news.ts'
import { dayOn } from './day.ts'
import { pageOf } from './dom.ts'
import { linesOn } from './lines.ts'
import { meta, saidOf } from './said.ts'
import { textOn } from './text.ts'
import { isAlike, isOne, titleOn } from './title.ts'

const mostText = 100_000
const leastText = 80

/**
 * The article of a page. Its title, its day and its text each have several witnesses: what the page says to machines, to its
 * browser, and to people. Where these contradict each other, or a weak one is alone, the likeliest is taken and doubted.
 */
export function articleOn(html: string, address: string): ReadArticle {
  const page = pageOf(html)
  const lines = linesOn(page)
  const said = saidOf(page)
  const site = meta(page, 'og:site_name')
  const described = meta(page, 'og:description', 'description')
  const called = titleOn(page, lines, { said: said.headline, shared: meta(page, 'og:title', 'twitter:title'), site })
  // Whoever finds the text takes the page apart, of which more is asked below.
  const title =
    called.words ||
    firstLine(textOn(pageOf(html), { title: '' }).words) ||
    plainText(page.querySelector('title')?.innerHTML ?? '')
  // What is said of another article, as of one that it goes on from, says nothing of this one's day.
  const isOwn = said.headline === '' || isOne(said.headline, title) || isAlike(said.headline, title)
  const day = dayOn(page, lines, { title, said: isOwn ? said.published : '' })
  const facts = {
    title: clip(title, 300),
    author: clip(meta(page, 'author', 'article:author') || said.author, 120),
    site: clip(site || new URL(address).hostname.replace(/^www\./, ''), 120),
    link: canonicalLink(page.querySelector('link[rel="canonical"]')?.getAttribute('href') ?? '', address) ?? address,
    publishedAt: day.at,
  }
  const text = textOn(page, { title, shown: day.shown, described })
  const lead = clip(described || text.lead, 2000)
  if (text.words.length < leastText && lead.length < leastText)
    return { kind: 'refused', reason: asksSignIn(html) ? 'feed.sign-in' : 'feed.no-article' }
  const sure = { title: called.isSure, day: day.isSure, text: text.isSure && text.words !== '' }
  const doubts = articleDoubts.filter((field) => !sure[field])
  return { kind: 'article', ...facts, lead, text: clip(text.words, mostText), doubts }
}

const leastWords = 4
/** A text's first line where it may be what the article is called: no sentence, and no day. */
function firstLine(text: string): string {
  const line = text.split('\n').find((one) => instantFrom(one) === null) ?? ''
  const isSaid = /[.:;,|]$|\s\|\s|^\p{L}[\p{L}\s]{1,20}:\s/u.test(line)
  return line.split(' ').length >= leastWords && line.length <= 200 && !isSaid ? line : ''
}
