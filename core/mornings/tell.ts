import type { Tx } from '../../db/client.ts'
import type { Button, Ctx } from '../context.ts'
import { queueReply } from '../replies/queue.ts'
import type { StaffMember } from '../staff.ts'

type Telling = { cause: string; key: string; text: string; buttons?: Button[]; urgent?: boolean }

/** Writes to each of these once, however often it is asked: `key` says what it is about. */
export async function tell(tx: Tx, ctx: Ctx, staff: readonly StaffMember[], told: Telling): Promise<void> {
  const { cause, key, text, buttons, urgent } = told
  for (const [personId, oaUserId] of new Map(staff.map((one) => [one.personId, one.oaUserId]))) {
    const to = { channel: 'oa_chat' as const, id: oaUserId }
    await queueReply(tx, ctx, { to, cause, causeId: `${key}:${personId}`, content: { text, buttons }, urgent })
  }
}
