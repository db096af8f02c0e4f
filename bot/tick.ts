import type { Ctx } from '../core/context.ts'
import { processInbox } from '../core/inbox/process.ts'
import { sendReplies } from '../core/replies/send.ts'

/** What a new event sets off: handle it, then send what it made due. */
export async function work(ctx: Ctx): Promise<void> {
  await processInbox(ctx)
  await sendReplies(ctx)
}
