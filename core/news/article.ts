import type { ArticleDoubt } from '../../db/schema/news.ts'
import type { FeedReason } from './messages.ts'

/** An article of the web as its page tells it: `lead` is its own summary, `text` a paragraph a line. */
export type ReadArticle =
  | {
      kind: 'article'
      title: string
      lead: string
      text: string
      author: string
      site: string
      link: string
      publishedAt: number | null
      doubts: ArticleDoubt[]
    }
  | { kind: 'refused'; reason: FeedReason }
