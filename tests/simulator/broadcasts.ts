import * as z from 'zod'
import { articleOf, linkOf, pictureOf } from './articles.ts'
import type { Content } from './content.ts'
import { parse } from './envelope.ts'
import { hexId } from './ids.ts'
import { countPromotion, promotionsLeft } from './promotions.ts'
import { postAsAccount } from './sending.ts'
import type { SimUser } from './state.ts'
import type { World } from './world.ts'

const codes = (from: number, to: number) =>
  z
    .string()
    .regex(/^\d+(,\d+)*$/)
    .transform((text) => text.split(',').map(Number))
    .pipe(z.array(z.int().min(from).max(to)))
    .optional()

const targetSchema = z.strictObject({
  ages: codes(0, 7),
  gender: codes(0, 2),
  locations: codes(0, 2),
  cities: codes(0, 63),
  platform: codes(1, 3),
})
type Target = z.output<typeof targetSchema>

export type Audience = { age?: number; gender?: number; location?: number; city?: number; platform?: number }

const schema = z.object({
  recipient: z.object({ target: targetSchema }),
  message: z.object({
    attachment: z.object({
      type: z.literal('template'),
      payload: z.object({
        template_type: z.literal('media'),
        elements: z.array(z.object({ media_type: z.literal('article'), attachment_id: z.string() })).length(1),
      }),
    }),
  }),
})

/** Accepts an article for the followers of the target; they get it once the queue has had its time. */
export function broadcast(world: World, raw: unknown): { message_id: string } {
  const { recipient, message } = parse(schema, raw)
  const article = articleOf(world, message.attachment.payload.elements[0]!.attachment_id, 'attachment_id')
  const { title, description } = article.content
  const payload = { title, description, thumbnail: pictureOf(article), url: linkOf(article) }
  const content: Content = { kind: 'list', text: '', buttons: [], attachments: [{ type: 'link', payload }] }
  world.clock.at(world.clock.now() + world.state.account.broadcastDelayMs, () => {
    for (const user of world.state.users.values()) {
      if (!user.follows || !fits(recipient.target, user.audience) || promotionsLeft(world, user) === 0) continue
      countPromotion(world, user)
      postAsAccount(world, content, { user })
    }
  })
  return { message_id: hexId() }
}

function fits(target: Target, audience: SimUser['audience']): boolean {
  const within = (wanted: number[] | undefined, own: number | undefined) =>
    wanted === undefined || (own !== undefined && wanted.includes(own))
  const gender = target.gender?.includes(0) ? undefined : target.gender
  // Cities, when given, decide alone.
  const places = target.cities ? within(target.cities, audience.city) : within(target.locations, audience.location)
  return (
    within(target.ages, audience.age) &&
    within(gender, audience.gender) &&
    within(target.platform, audience.platform) &&
    places
  )
}
