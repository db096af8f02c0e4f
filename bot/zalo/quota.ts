import * as z from 'zod'
import type { ZaloCall } from './call.ts'

const quotas = z.array(z.looseObject({ remain: z.coerce.number() }))

/** How many messages to persons the account's packages still hold; null when Zalo does not say. Groups have no such figure. */
export async function messagesLeft(call: ZaloCall): Promise<number | null> {
  const answer = await call('/v3.0/oa/quota/message', { quota_owner: 'OA', product_type: 'cs' })
  const parsed = quotas.safeParse(answer.kind === 'reply' && answer.reply.error === 0 ? answer.reply.data : undefined)
  return parsed.success ? parsed.data.reduce((all, { remain }) => all + remain, 0) : null
}
