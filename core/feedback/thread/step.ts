import { eq } from 'drizzle-orm'
import type { Tx } from '../../../db/client.ts'
import { feedbackSteps, type StepKind } from '../../../db/schema/feedback.ts'
import { people } from '../../../db/schema/people.ts'
import { capabilities } from '../../channels.ts'
import type { Ctx, Recipient } from '../../context.ts'
import { newId } from '../../ids.ts'
import { queueReply } from '../../replies/queue.ts'

type Case = {
  id: string
  trackCode: string
  channel: Recipient['channel']
  recipient: string
  personId: string | null
  createdAt: number
}
type NewStep = Partial<Omit<typeof feedbackSteps.$inferInsert, 'id' | 'feedbackId' | 'kind' | 'createdAt' | 'told'>> & {
  id?: string
  kind: StepKind
  /** What the sender is told of it, where they wrote; nothing where it is none of theirs. */
  tells?: string
}

/** The cause of what a sender is told of a step; the cause's id is the step's. */
export const stepCause = 'feedback_step'

/** Writes a step of a case and puts what the sender is to know of it in line, or has it wait where they may not be written to. */
export async function addStep(
  tx: Tx,
  ctx: Pick<Ctx, 'now' | 'link'>,
  about: Case,
  { tells, id = newId('fs'), ...step }: NewStep,
): Promise<string> {
  const told = tells && about.recipient ? ((await isOpen(tx, about, ctx.now())) ? 'queued' : 'waits') : 'no'
  await tx.insert(feedbackSteps).values({ ...step, id, feedbackId: about.id, told, createdAt: ctx.now() })
  if (tells && told === 'queued') await tellStep(tx, ctx, about, { id, text: tells })
  return id
}

/** One message about a step; queued twice, it goes once. */
export const tellStep = (
  tx: Tx,
  ctx: Pick<Ctx, 'now' | 'link'>,
  { channel, recipient, trackCode }: Case,
  { id, text }: { id: string; text: string },
) =>
  queueReply(tx, ctx, {
    to: { channel, id: recipient },
    ...{ cause: stepCause, causeId: id, purpose: 'answers' },
    content: { text, buttons: [{ title: 'Xem phản ánh', url: ctx.link(`/track/${trackCode}`) }] },
  })

/** Whether the platform still lets the account write to who sent it: that they wrote opens the window. */
async function isOpen(tx: Tx, { channel, personId, createdAt }: Case, now: number): Promise<boolean> {
  const { windowMs } = capabilities[channel]
  if (windowMs === null) return true
  const until = await windowEnd(tx, { personId, createdAt, windowMs })
  return now < until
}

/** Until when a sender may be written to, as far as is known: since they last spoke, or since they sent the case. */
export async function windowEnd(
  db: Pick<Tx, 'select'>,
  { personId, createdAt, windowMs }: { personId: string | null; createdAt: number; windowMs: number },
): Promise<number> {
  const [person] = personId
    ? await db.select({ at: people.lastInteractionAt }).from(people).where(eq(people.id, personId))
    : []
  return Math.max(person?.at ?? 0, createdAt) + windowMs
}
