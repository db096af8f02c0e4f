import { generateAtomFeed } from 'feedsmith'
import { html } from 'hono/html'
import { sha256 } from '../../../core/ids.ts'
import { contentOf, pathOf, type Shown, type Unit } from './page.ts'
import { words } from './strings.ts'

export type Place = { oaId: string; origin: string }

/** A unit's page as an Atom feed. A corrected digest is updated, and tells the correction first. */
export async function atomOf(unit: Unit, shown: Shown[], { oaId, origin }: Place): Promise<string> {
  const entries = shown.map(async (one) => {
    const { digest } = one
    return {
      id: await lastingId(oaId, digest.id),
      title: { value: digest.title },
      links: [{ href: `${origin}${pathOf.digest(digest.code)}`, rel: 'alternate', type: 'text/html' }],
      published: new Date(digest.sentAt ?? 0),
      updated: new Date(Math.max(digest.sentAt ?? 0, digest.correctedAt ?? 0)),
      authors: [{ name: digest.unitName }],
      content: { type: 'html', value: await toldIn(one) },
    }
  })
  const listed = await Promise.all(entries)
  const feed = generateAtomFeed({
    id: await lastingId(oaId, unit.unitId),
    title: { value: words.official(unit.unitName) },
    // A feed without entries was never updated; it must say some time.
    updated: new Date(Math.max(0, ...listed.map(({ updated }) => updated.getTime()))),
    authors: [{ name: unit.unitName }],
    links: [
      { href: `${origin}${pathOf.feed(unit.unitId)}`, rel: 'self', type: 'application/atom+xml' },
      { href: `${origin}${pathOf.unit(unit.unitId)}`, rel: 'alternate', type: 'text/html' },
    ],
    entries: listed,
  })
  return feed.replace(notOfXml, '')
}

/** All that an entry tells, as HTML: what corrects it first. */
export const toldIn = async (one: Shown): Promise<string> =>
  String(
    await html`${one.corrections.map(({ text }) => html`<p><strong>${words.corrected}:</strong> ${text}</p>`)}
${contentOf(one)}<p>${words.code}: ${one.digest.code}</p>`,
  )

// One of these in a name or a text would cost readers the whole feed.
export const notOfXml = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu

/** The same UUID for ever, wherever the office's server moves: readers know an entry by it. */
export async function lastingId(oaId: string, id: string): Promise<string> {
  const hex = await sha256(`${oaId}/${id}`)
  const variant = '89ab'[Number.parseInt(hex[16]!, 16) & 3]
  const parts = [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`, `${variant}${hex.slice(17, 20)}`]
  return `urn:uuid:${[...parts, hex.slice(20, 32)].join('-')}`
}
