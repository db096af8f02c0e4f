import * as z from 'zod'
import type { Content, Messenger, Recipient } from '../../core/context.ts'
import type { Config } from '../config.ts'
import { zaloCall } from './call.ts'
import { outcomeOf } from './errors.ts'
import type { Tokens } from './tokens.ts'

const sent = z.object({ message_id: z.string() })
const history = z.array(
  z.looseObject({
    message_id: z.string(),
    message: z.string().default(''),
    src: z.coerce.number().optional(),
    time: z.coerce.number().optional(),
  }),
)

export function zaloMessenger(config: Config, tokens: Tokens): Messenger {
  const call = zaloCall(config, tokens)

  return {
    async send(to, content) {
      const { path, body } = requestFor(to, content)
      const answer = await call(path, body)
      if (answer.kind !== 'reply') return answer
      const { error, message, data } = answer.reply
      if (error !== 0) return outcomeOf(error, message)
      const parsed = sent.safeParse(data)
      return parsed.success
        ? { kind: 'sent', messageId: parsed.data.message_id }
        : { kind: 'unknown', reason: 'accepted without a message id' }
    },

    async recentTexts(to) {
      const answer = await call(historyPath(to))
      const parsed = history.safeParse(answer.kind === 'reply' ? answer.reply.data : undefined)
      if (!parsed.success) throw new Error('the recent messages could not be read')
      return parsed.data.map((one) => ({
        messageId: one.message_id,
        text: one.message,
        fromUs: one.src === 0,
        at: one.time,
      }))
    },
  }
}

function requestFor(to: Recipient, { text, buttons = [] }: Content): { path: string; body: object } {
  switch (to.channel) {
    // Groups know no buttons, so a link goes into the text.
    case 'oa_group':
      return {
        path: '/v3.0/oa/group/message',
        body: { recipient: { group_id: to.id }, message: { text: withLinks(text, buttons) } },
      }
    case 'oa_chat': {
      const attachment = buttons.length > 0 && {
        attachment: { type: 'template', payload: { buttons: buttons.map(buttonOf) } },
      }
      return {
        path: '/v3.0/oa/message/cs',
        body: { recipient: { user_id: to.id }, message: { text, ...attachment } },
      }
    }
    default:
      throw new Error(`the official account does not send to ${to.channel}`)
  }
}

const withLinks = (text: string, buttons: NonNullable<Content['buttons']>) =>
  [text, ...buttons.flatMap(({ title, url }) => (url ? [`${title}: ${url}`] : []))].join('\n')

const buttonOf = ({ title, url, say }: NonNullable<Content['buttons']>[number]) =>
  url ? { title, type: 'oa.open.url', payload: { url } } : { title, type: 'oa.query.hide', payload: say ?? title }

function historyPath(to: Recipient): string {
  if (to.channel === 'oa_group') return `/v3.0/oa/group/conversation?group_id=${to.id}&offset=0&count=20`
  const data = encodeURIComponent(JSON.stringify({ user_id: to.id, offset: 0, count: 10 }))
  return `/v2.0/oa/conversation?data=${data}`
}
