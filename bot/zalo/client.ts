import * as z from 'zod'
import type { Kept } from '../../core/connection/uploads.ts'
import type { Messenger, Recipient, SendOutcome } from '../../core/context.ts'
import type { Config } from '../config.ts'
import { zaloCall } from './call.ts'
import { outcomeOf } from './errors.ts'
import { type Request, requestFor } from './message.ts'
import type { Tokens } from './tokens.ts'
import { uploader } from './uploads.ts'

const attachmentExpired = -100

const sent = z.object({ message_id: z.string() })
const history = z.array(
  z.looseObject({
    message_id: z.string(),
    message: z.string().default(''),
    src: z.coerce.number().optional(),
    time: z.coerce.number().optional(),
  }),
)

export function zaloMessenger(config: Config, tokens: Tokens, kept: Kept): Messenger {
  const call = zaloCall(config, tokens)
  const { prepare, forget } = uploader(call, kept)

  async function post({ path, body }: Request): Promise<{ outcome: SendOutcome; code: number }> {
    const answer = await call(path, body)
    if (answer.kind !== 'reply') return { outcome: answer, code: 0 }
    const { error, message, data } = answer.reply
    if (error !== 0) return { outcome: outcomeOf(error, message), code: error }
    const parsed = sent.safeParse(data)
    return {
      outcome: parsed.success
        ? { kind: 'sent', messageId: parsed.data.message_id }
        : { kind: 'unknown', reason: 'accepted without a message id' },
      code: error,
    }
  }

  return {
    async send(to, content) {
      const prepared = await prepare(content)
      if (prepared.kind !== 'ready') return prepared
      const { outcome, code } = await post(requestFor(to, content, prepared.attached))
      if (code !== attachmentExpired || !prepared.uploaded) return outcome
      // Zalo forgot it earlier than it says: uploaded anew, once.
      await forget(content)
      const again = await prepare(content)
      return again.kind === 'ready' ? (await post(requestFor(to, content, again.attached))).outcome : again
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

function historyPath(to: Recipient): string {
  if (to.channel === 'oa_group') return `/v3.0/oa/group/conversation?group_id=${to.id}&offset=0&count=20`
  const data = encodeURIComponent(JSON.stringify({ user_id: to.id, offset: 0, count: 10 }))
  return `/v2.0/oa/conversation?data=${data}`
}
