import { html } from 'hono/html'
import type { PublicDigest, shownOf, toldIn } from '../../../core/digests/public.ts'
import { isWebLink } from '../../../core/news/link.ts'
import { written } from '../../../core/time.ts'
import { words } from './strings.ts'

type ItemShown = ReturnType<typeof shownOf>
type Html = ReturnType<typeof html>
type Page = {
  title: string
  above?: string
  feedOf?: string
  card?: string
  body: Html | Html[]
  foot?: string
  /** Where the page's last link leads. */
  onward?: { href: string; text: string }
  language?: 'vi' | 'en'
}

export type Unit = { unitId: string; unitName: string }
export type Shown = { digest: PublicDigest; corrections: { text: string; sentAt: number }[] } & ReturnType<
  typeof toldIn
>

export const pathOf = {
  all: '/digests',
  style: '/digests/style.css',
  verify: '/digests/verify',
  unit: (unitId: string) => `/digests/of/${unitId}`,
  feed: (unitId: string) => `/digests/of/${unitId}/atom.xml`,
  rss: (unitId: string) => `/digests/of/${unitId}/rss.xml`,
  json: (unitId: string) => `/digests/of/${unitId}/feed.json`,
  digest: (code: string) => `/digests/${code}`,
  card: (code: string) => `/digests/${code}/card.png`,
}

/** The feeds that a unit's page has, each with its type. */
const feedsOf = (unitId: string) => [
  { type: 'application/atom+xml', name: 'Atom', href: pathOf.feed(unitId) },
  { type: 'application/rss+xml', name: 'RSS', href: pathOf.rss(unitId) },
  { type: 'application/feed+json', name: 'JSON Feed', href: pathOf.json(unitId) },
]

// The template escapes every value that is put into it.
export const layout = ({
  title,
  above,
  feedOf,
  card,
  body,
  foot = words.automatic,
  onward = { href: pathOf.verify, text: words.verify },
  language = 'vi',
}: Page) => html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="${pathOf.style}">
${(feedOf ? feedsOf(feedOf) : []).map(
  ({ type, name, href }) => html`<link rel="alternate" type="${type}" title="${title} (${name})" href="${href}">
`,
)}${card ? cardTags(title, above ?? '', card) : ''}
</head>
<body>
<header>${above ? html`<p class="soft">${above}</p>` : ''}<h1>${title}</h1></header>
<main>${body}</main>
<footer><p>${foot}</p>
<p><a href="${onward.href}" lang="vi">${onward.text}</a></p></footer>
</body>
</html>
`

/** What those who show links take their picture and words from. */
const cardTags = (title: string, site: string, card: string) => html`<meta property="og:type" content="article">
<meta property="og:title" content="${title}">
<meta property="og:site_name" content="${site}">
<meta property="og:image" content="${card}">
<meta property="og:image:width" content="1200">
<meta property="og:image:height" content="630">
<meta name="twitter:card" content="summary_large_image">`

const timeOf = (at: number) => html`<time datetime="${new Date(at).toISOString()}">${written(at)}</time>`

/** The units that have a page, where several do or none. */
export const pagesPage = (pages: Unit[]) =>
  layout({
    title: words.pages,
    body:
      pages.length === 0
        ? html`<p>${words.noPages}</p>`
        : html`<ul class="list">${pages.map(
            ({ unitId, unitName }) => html`<li><a href="${pathOf.unit(unitId)}">${unitName}</a></li>`,
          )}</ul>`,
  })

/** A unit's digests, the latest first. `older`: the code after which more follow; `deeper`: this is not the first page. */
export const unitPage = (unit: Unit, listed: PublicDigest[], { older, deeper }: { older?: string; deeper?: boolean }) =>
  layout({
    title: unit.unitName,
    above: words.officialPage,
    feedOf: unit.unitId,
    body: [
      listed.length === 0
        ? html`<p>${words.noDigests}</p><p>${words.noDigestsWhy}</p>`
        : html`<ol class="list" aria-label="${words.digests}">${listed.map(entry)}</ol>`,
      html`<nav class="links">
${older ? html`<a href="${pathOf.unit(unit.unitId)}?before=${older}" rel="next">${words.older}</a>` : ''}
${deeper ? html`<a href="${pathOf.unit(unit.unitId)}">${words.newest}</a>` : ''}
${feedsOf(unit.unitId).map(
  ({ name, href }) => html`<a href="${href}">${words.feed(name)}</a>
`,
)}</nav>`,
    ],
  })

const entry = (digest: PublicDigest) => html`<li>
<h2><a href="${pathOf.digest(digest.code)}">${digest.title}</a></h2>
<p class="soft">${sentBy(digest)}</p>
${digest.correctedAt === null ? '' : html`<p class="tag">${words.corrected}</p>`}</li>`

const sentBy = ({ unitName, sentAt }: PublicDigest) =>
  sentAt === null ? unitName : html`${words.sent(unitName)} ${timeOf(sentAt)}`

/** One digest: what corrects it first, then each item with its source, time and link. */
export const digestPage = (shown: Shown, links: { ask: string; page: Unit | undefined; card?: string }) => {
  const { digest, corrections } = shown
  return layout({
    title: digest.title,
    above: words.official(digest.unitName),
    feedOf: links.page?.unitId,
    card: links.card,
    body: html`<article>
<p class="soft">${sentBy(digest)}</p>
${digest.stopped ? html`<aside class="urgent"><p>${words.stopped}</p></aside>` : ''}
${corrections.map(
  ({ text, sentAt }) => html`<aside class="urgent"><p><strong>${words.correction} ${timeOf(sentAt)}</strong></p>
<p class="words">${text}</p></aside>`,
)}
${contentOf(shown)}
<aside><p>${words.code}: <strong>${digest.code}</strong></p><p>${words.codeWhy}</p></aside>
</article>
<nav class="links"><a href="${links.ask}">${words.ask}</a>
${links.page ? html`<a href="${pathOf.unit(links.page.unitId)}">${words.page}: ${links.page.unitName}</a>` : ''}</nav>`,
  })
}

/** All that a digest says, on its page as in the feed. */
export const contentOf = ({ digest, opening, items, closing, picture, file }: Shown) =>
  items.length === 0
    ? html`<section><p class="words">${digest.text}</p></section>`
    : html`${lineOf(opening)}${items.map((item, at) => itemOf(item, item.title === digest.title ? '' : `${at + 1}. `))}${lineOf(closing)}
${picture ? html`<p><img src="${picture}" alt="${words.picture(digest.title)}"></p>` : ''}
${file ? html`<p><a href="${file.path}">${words.file(file.name)}</a></p>` : ''}`

const lineOf = (line: string) => (line ? html`<p class="words">${line}</p>` : '')

/** `number`: its place among several, '' where it stands alone. */
const itemOf = (item: ItemShown, number: string) =>
  item.over
    ? html`<section><h2>${number}${item.title}</h2><p class="soft">${words.over}</p>
<details><summary>${words.readOver}</summary>${wordsOf(item)}</details></section>
`
    : html`<section><h2>${number}${item.title}</h2>
${item.urgent ? html`<p class="tag">${words.urgent}</p>` : ''}${wordsOf(item)}</section>
`

const wordsOf = ({ summary, lines, sourceName, author, publishedAt, link }: ItemShown) => html`
${summary ? html`<p class="words">${summary}</p>` : ''}
${lines.map((line) => html`<p>${line}</p>`)}
<p class="soft">${sourceName ? `${words.source}: ${sourceName}` : words.ownNotice}${author ? `, ${author}` : ''}
${publishedAt === null ? '' : html` · ${timeOf(publishedAt)}`}</p>
${isWebLink(link) ? html`<p><a href="${link}" rel="noopener noreferrer">${words.open}</a></p>` : ''}`

/** Nothing stands here; of a code that no digest has, what that means for whoever was sent it. */
export const missingPage = (code?: string) =>
  layout({
    title: code ? words.missingDigest(code) : words.missing,
    body: html`<p>${code ? words.missingDigestWhy : words.missingWhy}</p>
<nav class="links"><a href="${pathOf.all}">${words.allPages}</a></nav>`,
    foot: '',
  })
