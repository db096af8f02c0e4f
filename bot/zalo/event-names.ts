/** Documented events that mean nothing to Loa: they are taken in and no more. A name that is nowhere is counted. */
const silent = new Set([
  'add_user_to_tag',
  'remove_user_from_tag',
  'remove_tag',
  'update_user_info',
  'user_reacted_message',
  'oa_reacted_message',
  'anonymous_send_text',
  'anonymous_send_image',
  'anonymous_send_file',
  'anonymous_send_sticker',
  'widget_interaction_accepted',
  'widget_failed_to_sync_user_external_id',
  'extension_purchased',
  'user_call_oa',
  'oa_send_consent',
  'user_reply_consent',
  'user_feedback',
  'change_template_status',
  'change_template_quality',
  'change_template_quota',
  'change_oa_daily_quota',
  'change_oa_template_tags',
  'event_journey_acknowledged',
  'event_journey_time_out',
  'versions.review.done',
])

// Known and acted upon: one of these without what it should hold is odd, not new.
const heard =
  /^(user_send_|user_(received|seen)_message$|user_(click_chatnow|submit_info|withdraw)$|user\.revoke\.consent$|follow$|unfollow$|(create|update|delete)_group|user_(join|out|request_join)_group$|(accept|reject)_request_join_group$|(add|remove)_group_admin$)/

// `user_send_` is closed too: a new kind of message is news.
const messageKinds = /^user_send_(group_)?(text|image|link|audio|video|sticker|location|business_card|file|gif)$/

export const isSilent = (name: string) =>
  silent.has(name) || (heard.test(name) && (!name.startsWith('user_send_') || messageKinds.test(name)))

const maxFields = 30

/** The names of an event's fields, two deep: enough to learn a new event from, without anything that stood in it. */
export const fieldsOf = (event: object): string[] =>
  Object.entries(event)
    .filter(([, value]) => value !== undefined)
    .flatMap(([name, value]) =>
      typeof value === 'object' && value !== null && !Array.isArray(value)
        ? Object.keys(value).map((inner) => `${name}.${inner}`)
        : [name],
    )
    .slice(0, maxFields)
