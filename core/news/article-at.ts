import type { Ctx } from '../context.ts'
import { AppError } from '../errors.ts'
import type { ReadArticle } from './article.ts'
import { isWebLink } from './link.ts'
import { type FeedReason, feedSentence } from './messages.ts'
import { believed } from './published.ts'

export type Article = Extract<ReadArticle, { kind: 'article' }>

const nothingKnown = { etag: null, lastModified: null }

/** The article at an address, or why it cannot be had. */
export async function articleAt(ctx: Ctx, link: string): Promise<ReadArticle> {
  const fetched = await ctx
    .fetchFeed(link, nothingKnown)
    .catch(() => ({ kind: 'refused' as const, reason: 'feed.unreachable' as const }))
  if (fetched.kind === 'refused') return { kind: 'refused', reason: fetched.reason }
  if (fetched.kind === 'unchanged') return { kind: 'refused', reason: 'feed.no-article' }
  const read = await ctx.readPage
    .article(fetched.body, link)
    .catch((): ReadArticle => ({ kind: 'refused', reason: 'feed.no-article' }))
  return read.kind === 'article' ? { ...read, publishedAt: believed(read.publishedAt, ctx.now()) } : read
}

/** @throws AppError INVALID source.address, or UNAVAILABLE source.unread with the sentence that says why */
export async function readArticleAt(ctx: Ctx, link: string): Promise<Article> {
  if (!isWebLink(link)) throw new AppError('INVALID', 'source.address')
  const article = await articleAt(ctx, link)
  if (article.kind === 'refused') throw unread(article.reason)
  return article
}

export const unread = (reason: FeedReason) =>
  new AppError('CONFLICT', 'source.unread', { reason, message: feedSentence(reason) })
