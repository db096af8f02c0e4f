import { Hono } from 'hono'
import * as z from 'zod'
import type { Call } from './access.ts'
import { invalid, parse, parseJson, Refusal } from './envelope.ts'
import { hexId, secretText } from './ids.ts'
import type { World } from './world.ts'

const shown = z.enum(['show', 'hide'])
const cover = z.discriminatedUnion('cover_type', [
  z.object({ cover_type: z.literal('photo'), photo_url: z.url(), status: shown }),
  z.object({
    cover_type: z.literal('video'),
    cover_view: z.enum(['horizontal', 'vertical', 'square']),
    video_id: z.string(),
    status: shown,
  }),
])
const block = z.discriminatedUnion('type', [
  z.object({ type: z.literal('text'), content: z.string() }),
  z.object({ type: z.literal('image'), url: z.url(), caption: z.string().optional() }),
  z.object({
    type: z.literal('video'),
    url: z.url().optional(),
    video_id: z.string().optional(),
    thumb: z.string().optional(),
  }),
  z.object({ type: z.literal('product'), id: z.string() }),
])
const common = {
  title: z.string().min(1).max(150),
  description: z.string().max(300),
  status: shown.default('hide'),
  comment: shown.default('show'),
}
const written = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('normal'),
    ...common,
    author: z.string().max(50),
    cover,
    body: z.array(block).min(1),
    related_medias: z.array(z.string()).optional(),
    tracking_link: z.string().optional(),
  }),
  z.object({ type: z.literal('video'), ...common, video_id: z.string(), avatar: z.string() }),
])
const id = z.object({ id: z.string() })

export type Article = {
  id: string
  /** What `create` and `update` hand out; `verify` turns it into the id. */
  token: string
  /** How often `verify` still answers -214. */
  checksLeft: number
  createdAt: number
  updatedAt: number
  content: z.output<typeof written>
}

export const articleRoutes = (world: World, call: Call) => {
  const { state } = world
  return new Hono()
    .post(
      '/v2.0/article/create',
      call('articles', async (c) => {
        const content = parse(written, parseJson(await c.req.text(), 'body'))
        // The code of a missing permission; only the text tells them apart.
        if (state.account.articlesLeft === 0) throw new Refusal(-223, 'The quota of articles is used up')
        if (state.account.articlesLeft !== null) state.account.articlesLeft -= 1
        const now = world.clock.now()
        return { token: keep(world, { id: hexId(), createdAt: now, updatedAt: now, content }) }
      }),
    )
    .post(
      '/v2.0/article/verify',
      call('articles', async (c) => {
        const { token } = parse(z.object({ token: z.string() }), parseJson(await c.req.text(), 'body'))
        const article = [...state.articles.values()].find((one) => one.token === token)
        if (!article) throw invalid('token')
        if (article.checksLeft > 0) {
          article.checksLeft -= 1
          throw new Refusal(-214, 'The article is being processed')
        }
        return { id: article.id }
      }),
    )
    .post(
      '/v2.0/article/update',
      call('articles', async (c) => {
        const raw = parseJson(await c.req.text(), 'body')
        const before = articleOf(world, parse(id, raw).id)
        const content = parse(written, raw)
        if (content.type !== before.content.type) throw invalid('type')
        const updatedAt = world.clock.now()
        return { token: keep(world, { id: before.id, createdAt: before.createdAt, updatedAt, content }) }
      }),
    )
    .post(
      '/v2.0/article/remove',
      call('articles', async (c) => {
        const article = articleOf(world, parse(id, parseJson(await c.req.text(), 'body')).id)
        state.articles.delete(article.id)
      }),
    )
    .get(
      '/v2.0/article/getdetail',
      call('articles', (c) => {
        const article = articleOf(world, c.req.query('id') ?? '')
        return { id: article.id, ...article.content, link_view: linkOf(article) }
      }),
    )
    .get(
      '/v2.0/article/getslice',
      call('articles', (c) => {
        const number = z.coerce.number().int().min(0)
        const page = z.object({ offset: number, limit: number.max(50), type: z.enum(['normal', 'video']) })
        const { offset, limit, type } = parse(page, c.req.query())
        const all = [...state.articles.values()].filter((one) => isMade(one) && one.content.type === type).reverse()
        return { total: all.length, medias: all.slice(offset, offset + limit).map(summaryOf) }
      }),
    )
}

function keep(world: World, article: Omit<Article, 'token' | 'checksLeft'>): string {
  const token = secretText(24)
  world.state.articles.set(article.id, { ...article, token, checksLeft: world.state.account.articleChecks })
  return token
}

const isMade = (article: Article) => article.checksLeft === 0

/** One that is made and not removed. */
export function articleOf(world: World, articleId: string, field = 'id'): Article {
  const article = world.state.articles.get(articleId)
  if (!article || !isMade(article)) throw invalid(field)
  return article
}

export const linkOf = (article: Article) => `https://officialaccount.me/d?id=${article.id}`

export const pictureOf = ({ content }: Article) => {
  if (content.type === 'video') return content.avatar
  return content.cover.cover_type === 'photo' ? content.cover.photo_url : ''
}

const summaryOf = (article: Article) => ({
  id: article.id,
  type: article.content.type,
  title: article.content.title,
  status: article.content.status,
  total_view: 0,
  total_share: 0,
  create_date: article.createdAt,
  update_date: article.updatedAt,
  thumb: pictureOf(article),
  link_view: linkOf(article),
})
