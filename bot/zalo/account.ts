import * as z from 'zod'
import type { SendOutcome, Unsent } from '../../core/context.ts'
import type { ZaloCall } from './call.ts'
import { outcomeOf } from './errors.ts'

type Done<T> = { kind: 'done'; value: T } | Unsent

// Ids have up to nineteen digits: a number would already be somebody else's, so only a text is taken.
const id = z.string()
const count = z.coerce.number()
const blank = z.string().default('')

const profile = z
  .looseObject({
    oaid: id.optional(),
    // The documentation's table and its sample name these differently.
    oa_id: id.optional(),
    name: z.string(),
    is_verified: z.boolean().default(false),
    num_follower: count.default(0),
    package_name: blank,
    package_valid_through_date: blank,
  })
  .transform((oa) => ({
    id: oa.oaid ?? oa.oa_id ?? '',
    name: oa.name,
    verified: oa.is_verified,
    followers: oa.num_follower,
    package: oa.package_name,
    packageUntil: oa.package_valid_through_date,
  }))

const detail = z
  .looseObject({
    user_id: id,
    user_id_by_app: id.optional(),
    display_name: blank,
    user_is_follower: z.boolean().default(false),
    is_sensitive: z.boolean().default(false),
    tags_and_notes_info: z.looseObject({ tag_names: z.array(z.string()).default([]) }).optional(),
  })
  .transform((user) => ({
    userId: user.user_id,
    appUserId: user.user_id_by_app ?? null,
    name: user.display_name,
    follows: user.user_is_follower,
    isMinor: user.is_sensitive,
    tags: user.tags_and_notes_info?.tag_names ?? [],
  }))

const remains = z.looseObject({ remain: count, total: count })
const quota = z
  .looseObject({ last_interaction: z.coerce.number().optional(), cs_reply: remains.optional() })
  .transform(({ last_interaction, cs_reply }) => ({
    lastInteractionAt: last_interaction ?? null,
    freeReplies: cs_reply ? { remain: cs_reply.remain, total: cs_reply.total } : null,
  }))

type ArticleBlock = { type: 'text'; content: string } | { type: 'image'; url: string; caption?: string }
type Article = {
  title: string
  author: string
  description: string
  coverUrl: string
  body: ArticleBlock[]
  /** Hidden until somebody has looked at it. */
  shown: boolean
}

const stillProcessing = -214
const ofData = (data: object) => encodeURIComponent(JSON.stringify(data))

/** What the account can be asked and told beside sending messages. */
export function zaloAccount(call: ZaloCall) {
  async function ask<T>(schema: z.ZodType<T>, path: string, body?: object): Promise<Done<T>> {
    const answer = await call(path, body)
    if (answer.kind !== 'reply') return answer
    const { error, message, data } = answer.reply
    if (error !== 0) return outcomeOf(error, message) as Done<never>
    const parsed = schema.safeParse(data)
    return parsed.success
      ? { kind: 'done', value: parsed.data }
      : { kind: 'unknown', reason: 'a reply of another shape' }
  }
  const nothing = z.unknown().transform(() => null)

  return {
    profile: () => ask(profile, '/v2.0/oa/getoa'),
    person: (userId: string) => ask(detail, `/v3.0/oa/user/detail?data=${ofData({ user_id: userId })}`),
    /** How many free replies are left to a person, and when they last wrote. */
    quotaOf: (userId: string) => ask(quota, '/v3.0/oa/quota/message', { user_id: userId }),
    tags: () => ask(z.array(z.string()), '/v2.0/oa/tag/gettagsofoa'),
    /** A tag that is new is made by its first use. */
    tag: (userId: string, name: string) =>
      ask(nothing, '/v2.0/oa/tag/tagfollower', { user_id: userId, tag_name: name }),
    untag: (userId: string, name: string) =>
      ask(nothing, '/v2.0/oa/tag/rmfollowerfromtag', { user_id: userId, tag_name: name }),

    /** Hands an article in; it is made in the background, and `articleId` tells when. */
    createArticle: (article: Article) =>
      ask(
        z.object({ token: z.string() }).transform(({ token }) => token),
        '/v2.0/article/create',
        {
          type: 'normal',
          title: article.title,
          author: article.author,
          cover: { cover_type: 'photo', photo_url: article.coverUrl, status: 'show' },
          description: article.description,
          body: article.body,
          status: article.shown ? 'show' : 'hide',
          comment: 'hide',
        },
      ),
    /** The id of an article that was handed in; null while Zalo is still making it. */
    async articleId(token: string): Promise<Done<string | null>> {
      const made = await ask(
        z.object({ id }).transform((article) => article.id),
        '/v2.0/article/verify',
        { token },
      )
      const pending = made.kind === 'retry' && made.reason.startsWith(`zalo ${stillProcessing}:`)
      return pending ? { kind: 'done', value: null } : made
    },
    /** Sends an article to the followers, within the account's monthly number; Zalo takes up to half an hour over it. */
    async broadcastArticle(articleId: string, target: { cities?: string } = {}): Promise<SendOutcome> {
      const done = await ask(
        z.object({ message_id: id }).transform((sent) => sent.message_id),
        '/v2.0/oa/message',
        {
          recipient: { target },
          message: {
            attachment: {
              type: 'template',
              payload: { template_type: 'media', elements: [{ media_type: 'article', attachment_id: articleId }] },
            },
          },
        },
      )
      return done.kind === 'done' ? { kind: 'sent', messageId: done.value } : done
    },
  }
}
