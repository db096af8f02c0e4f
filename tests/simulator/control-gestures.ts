import { Hono } from 'hono'
import * as z from 'zod'
import type { Post } from './control.ts'
import type { Simulator } from './simulator.ts'

const id = z.string()
const text = z.string()
const sent = z.object({
  kind: z.enum(['text', 'image', 'gif', 'sticker', 'file', 'link', 'audio', 'video', 'location', 'business_card']),
  text: text.optional(),
  url: text.optional(),
  name: text.optional(),
  phone: text.optional(),
  latitude: text.optional(),
  longitude: text.optional(),
})
const sending = { groupId: id.optional(), quoteMessageId: id.optional() }
const info = z.object({
  name: text,
  phone: text,
  address: text.optional(),
  city: text.optional(),
  district: text.optional(),
  ward: text.optional(),
})
const person = z.object({ userId: id })
const tagged = z.object({ userId: id, name: text })

/** What a person or an admin does besides writing, over HTTP. */
export const gestureRoutes = (simulator: Simulator, post: Post) =>
  new Hono()
    .post(
      '/send',
      post(sent.extend({ userId: id, ...sending }), ({ userId, groupId, quoteMessageId, ...rest }) =>
        simulator.send(userId, rest, { groupId, quoteMessageId }),
      ),
    )
    .post(
      '/react',
      post(z.object({ userId: id, messageId: id, icon: text }), (input) =>
        simulator.react(input.userId, input.messageId, input.icon),
      ),
    )
    .post(
      '/click-chat-now',
      post(person, ({ userId }) => simulator.clickChatNow(userId)),
    )
    .post(
      '/submit-info',
      post(info.extend({ userId: id }), ({ userId, ...rest }) => simulator.submitInfo(userId, rest)),
    )
    .post(
      '/withdraw',
      post(person, ({ userId }) => simulator.withdraw(userId)),
    )
    .post(
      '/revoke-consent',
      post(person, async ({ userId }) => ({ status: await simulator.revokeConsent(userId) })),
    )
    .post(
      '/mini-app-event',
      post(z.looseObject({ event: text }), async (event) => ({ status: await simulator.sendMiniAppEvent(event) })),
    )
    .post(
      '/visitors',
      post(z.object({}), () => simulator.addVisitor()),
    )
    .post(
      '/visitors/say',
      post(sent.extend({ visitorId: id }), ({ visitorId, ...rest }) => simulator.sayAsVisitor(visitorId, rest)),
    )
    .post(
      '/tag',
      post(tagged, ({ userId, name }) => simulator.tag(userId, name)),
    )
    .post(
      '/untag',
      post(tagged, ({ userId, name }) => simulator.untag(userId, name)),
    )
    .post(
      '/drop-tag',
      post(z.object({ name: text }), ({ name }) => simulator.dropTag(name)),
    )
    .post(
      '/write-by-hand',
      post(z.object({ adminId: id, userId: id, text }), (input) =>
        simulator.writeByHand(input.adminId, input.userId, input.text),
      ),
    )
    .post(
      '/renew-asset',
      post(z.object({ assetId: id, validThrough: z.number() }), (input) =>
        simulator.renewAsset(input.assetId, input.validThrough),
      ),
    )
    .post(
      '/answer-join',
      post(z.object({ groupId: id, userIds: z.array(id), accepted: z.boolean() }), (input) =>
        simulator.answerJoin(input.groupId, input.userIds, input.accepted),
      ),
    )
