import { answerJoin } from './joins.ts'
import type { Sent } from './media.ts'
import { type MiniAppEvent, sendMiniAppEvent } from './mini-app-webhook.ts'
import { type Sending, send } from './people.ts'
import { react } from './reactions.ts'
import { postAsAccount } from './sending.ts'
import { freeReplies, userOf } from './state.ts'
import { dropTag, tag, untag } from './tags.ts'
import { addVisitor, sayAsVisitor } from './visitors.ts'
import type { WebhookEvent } from './webhooks.ts'
import type { World } from './world.ts'

/** What a phone's form sends; the number leaves as a number, without its leading zero. */
export type SubmittedInfo = {
  name: string
  phone: string
  address?: string
  city?: string
  district?: string
  ward?: string
}

/** What a person, or somebody who looks after the account by hand, does besides writing. Each resolves after the first attempt to deliver. */
export function gesturesOf(world: World) {
  const { state, app, clock, webhooks } = world
  const stamp = (event_name: string) => ({ app_id: app.appId, event_name, timestamp: String(clock.now()) })
  const person = (userId: string) => ({ user_id: userId, user_id_by_app: userOf(state, userId).uidByApp })
  const interact = (userId: string) => {
    const user = userOf(state, userId)
    user.lastInteraction = clock.now()
    user.freeRepliesLeft = freeReplies
  }
  const deliverAll = async (events: WebhookEvent[]) => {
    for (const event of events) await webhooks.deliver(event)
  }

  return {
    send: (userId: string, sent: Sent, sending?: Sending) => send(world, userId, sent, sending),
    react: (userId: string, messageId: string, icon: string) => react(world, userId, messageId, icon),

    /** Opens the window for a first message; Zalo reports it once, and only before the first chat. */
    async clickChatNow(userId: string) {
      const first = !state.chats.has(userId) && !state.clickedChatNow.has(userId)
      interact(userId)
      state.clickedChatNow.add(userId)
      if (first) await webhooks.deliver({ ...stamp('user_click_chatnow'), oa_id: app.oaId, ...person(userId) })
    },

    /** The answer to a `request_user_info` message; without one there is no form to fill in. */
    async submitInfo(
      userId: string,
      { name, phone, address = '', city = '', district = '', ward = '' }: SubmittedInfo,
    ) {
      const user = userOf(state, userId)
      if (!state.chats.get(userId)?.some(({ kind }) => kind === 'request_user_info'))
        throw new Error(`${user.name} was not asked for anything`)
      interact(userId)
      user.sharedInfo = { name, phone, address, city, district }
      await webhooks.deliver({
        ...stamp('user_submit_info'),
        sender: { id: userId },
        recipient: { id: app.oaId },
        info: { name, phone: Number(phone), address, city, district, ward },
        user_id_by_app: user.uidByApp,
      })
    },

    /** The person asks for everything about them to be deleted. */
    withdraw: (userId: string) => webhooks.deliver({ ...stamp('user_withdraw'), oa_id: app.oaId, ...person(userId) }),
    /** The same from the mini app, over its own webhook; resolves to the status of the reply. */
    revokeConsent: (userId: string) =>
      sendMiniAppEvent(world, {
        event: 'user.revoke.consent',
        userId: userOf(state, userId).uidByApp,
        timestamp: clock.now(),
      }),
    sendMiniAppEvent: (event: MiniAppEvent) => sendMiniAppEvent(world, event),

    addVisitor: () => addVisitor(world),
    sayAsVisitor: (visitorId: string, sent: string | Sent) => sayAsVisitor(world, visitorId, sent),

    tag: (userId: string, name: string) => deliverAll(tag(world, userOf(state, userId), name)),
    untag: (userId: string, name: string) => deliverAll(untag(world, userOf(state, userId), name)),
    dropTag: (name: string) => deliverAll(dropTag(world, name)),
    /** An admin writes to the person by hand, in the account's own chat tool. */
    async writeByHand(adminId: string, userId: string, text: string) {
      const content = { kind: 'text' as const, text, buttons: [], attachments: [] }
      const message = postAsAccount(world, content, { user: userOf(state, userId), adminId: userOf(state, adminId).id })
      await world.settled()
      return message
    },
    /** Pays for an asset once more, until this moment. */
    renewAsset(assetId: string, validThrough: number) {
      const asset = state.assets.get(assetId)
      if (!asset) throw new Error(`no asset ${assetId}`)
      asset.validThrough = validThrough
      return asset
    },
    /** A group's admin lets people in, or not, on the phone. */
    answerJoin: (groupId: string, userIds: string[], accepted: boolean) =>
      answerJoin(world, groupId, userIds, accepted),
  }
}

export type Gestures = ReturnType<typeof gesturesOf>
