import type { Sent } from './media.ts'
import { sentMessage } from './media.ts'
import type { PersonKind } from './state.ts'
import type { World } from './world.ts'

export type Sample = {
  event_name: string
  /** Null where the documented event names no app. */
  app_id?: null
  [field: string]: unknown
}

/** Template messages (ZNS) come from another server, which a header names. */
export const templateServer = 'ZNS'

const personKinds: PersonKind[] = [
  ...(['text', 'image', 'link', 'audio', 'video', 'sticker', 'location', 'business_card', 'file', 'gif'] as const),
]
const accountKinds = ['text', 'image', 'gif', 'list', 'file', 'sticker', 'template']
const visitorKinds = ['text', 'image', 'file', 'sticker']
const messageId = '2ec13f0e9c8fd7d28e9d'

const partsOf = (kind: string) => {
  const known = personKinds.includes(kind as PersonKind) ? (kind as PersonKind) : 'link'
  const sent: Sent = { kind: known, ...(known === 'text' && { text: 'Xin chào phường' }) }
  const { text, attachments } = sentMessage(sent)
  return { msg_id: messageId, ...(text && { text }), ...(attachments.length > 0 && { attachments }) }
}

/** Every event that is documented or was seen, as it would come for this person and this group. */
export function sampleEvents({ app }: World, userId: string, userIdByApp: string, groupId: string): Sample[] {
  const user = { id: userId }
  const account = { id: app.oaId }
  const byApp = { user_id_by_app: userIdByApp }
  const fromUser = { sender: user, recipient: account, ...byApp }
  const fromAccount = { sender: account, recipient: user, ...byApp }
  const ofAccount = { oa_id: app.oaId }
  const visitor = { id: '1fd6f0b2c5ac8cf2d5bd' }
  const conversation_id = '5c2f1c7f2a3b15654c2a'
  const external = { user_id: userId, user_external_id: 'khach-15', url: 'https://phuong.example/' }

  return [
    ...personKinds.map((kind) => ({ event_name: `user_send_${kind}`, ...fromUser, message: partsOf(kind) })),
    ...accountKinds.map((kind) => ({ event_name: `oa_send_${kind}`, ...fromAccount, message: partsOf(kind) })),
    { event_name: 'user_received_message', ...fromAccount, message: { msg_id: messageId } },
    { event_name: 'user_seen_message', ...fromAccount, message: { msg_ids: [messageId] } },
    { event_name: 'user_reacted_message', ...fromUser, message: { msg_id: messageId, react_icon: '/-heart' } },
    { event_name: 'oa_reacted_message', ...fromAccount, message: { msg_id: messageId, react_icon: '/-strong' } },
    ...visitorKinds.flatMap((kind) => {
      const message = { ...partsOf(kind), conversation_id }
      return [
        { event_name: `anonymous_send_${kind}`, sender: visitor, recipient: account, message },
        { event_name: `oa_send_anonymous_${kind}`, sender: account, recipient: visitor, message },
      ]
    }),
    ...personKinds.flatMap((kind) => {
      const parties = { ...ofAccount, recipient: { id: groupId }, message: partsOf(kind) }
      return [
        { event_name: `user_send_group_${kind}`, sender: user, ...parties, ...byApp },
        { event_name: `oa_send_group_${kind}`, sender: account, ...parties },
      ]
    }),
    ...['follow', 'unfollow'].map((event_name) => ({
      ...{ event_name, ...ofAccount, follower: user, ...byApp, source: 'oa_profile' },
    })),
    { event_name: 'user_click_chatnow', ...ofAccount, user_id: userId, ...byApp },
    {
      event_name: 'user_submit_info',
      ...fromUser,
      info: { name: 'Bà Năm', phone: 84900000000, address: '12 Lò Đúc', city: 'Hà Nội', district: '', ward: '' },
    },
    { event_name: 'add_user_to_tag', ...ofAccount, tag: { name: 'Tổ 1', user_ids: [userId] } },
    { event_name: 'remove_user_from_tag', ...ofAccount, tag: { name: 'Tổ 1', user_ids: [userId] } },
    { event_name: 'remove_tag', ...ofAccount, tag: { name: 'Tổ 1' } },
    { event_name: 'update_user_info', ...ofAccount, user_id: userId, data: { method: 'dynamic_url' } },
    { event_name: 'widget_interaction_accepted', ...ofAccount, data: external },
    {
      event_name: 'widget_failed_to_sync_user_external_id',
      ...ofAccount,
      data: { user_id: userId, user_external_id: 'khach-15', message: 'The id is taken' },
    },
    { event_name: 'user_withdraw', ...ofAccount, user_id: userId, ...byApp },
    {
      event_name: 'extension_purchased',
      app_id: null,
      ...ofAccount,
      extension_id: '4101',
      extension_sub_info: { valid_start_date: '25/11/2026', valid_through_date: '25/12/2026', duration_month: 1 },
    },
    {
      event_name: 'user_call_oa',
      ...ofAccount,
      ...{ user_id: userId, call_id: 'c-1', call_type: 'audio', init_time: '1764032400000' },
      ...{ call_duration: 12, waiting_time: 3, talk_time: 9, status_code: 0 },
    },
    {
      event_name: 'oa_send_consent',
      ...ofAccount,
      ...{ phone: '84900000000', request_type: 'audio', create_time: '1764032400000', expired_time: '1764118800000' },
    },
    {
      event_name: 'user_reply_consent',
      ...ofAccount,
      ...{
        phone: '84900000000',
        user_consent: 'ALLOW',
        confirmed_time: '1764032400000',
        expired_time: '1764118800000',
      },
    },
    ...['create_group', 'update_group_info', 'delete_group'].map((event_name) => ({
      ...{ event_name, ...ofAccount, group_id: groupId },
    })),
    ...membershipEvents.map((event_name) => ({ event_name, ...ofAccount, group_id: groupId, users: [user] })),
    ...templateEvents.map((event_name) => ({ event_name, ...ofAccount, template_id: '201' })),
  ]
}

const membershipEvents = [
  'user_join_group',
  'user_out_group',
  'user_request_join_group',
  'accept_request_join_group',
  'reject_request_join_group',
  'add_group_admin',
  'remove_group_admin',
]

/** Of template messages; `user_received_message` is one of them too, told apart by the header alone. */
export const templateEvents = [
  'user_feedback',
  'change_template_status',
  'change_template_quality',
  'change_template_quota',
  'change_oa_daily_quota',
  'change_oa_template_tags',
  'event_journey_acknowledged',
  'event_journey_time_out',
]
