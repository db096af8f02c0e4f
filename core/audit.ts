import { and, asc, desc, eq, gt, isNull, lt, or, sql } from 'drizzle-orm'
import type { Reader, Tx } from '../db/client.ts'
import { apiKeys } from '../db/schema/api-keys.ts'
import { auditLog } from '../db/schema/audit.ts'
import { people } from '../db/schema/people.ts'
import { units } from '../db/schema/units.ts'
import type { Ctx, MemberAct } from './context.ts'
import { sha256 } from './ids.ts'
import { mayDo, within } from './roles.ts'

/** All that the log tells of, by noun: who adds a verb adds its word here, and the console's compiles once it has words. */
type Acts = {
  'api-key': 'make' | 'revoke'
  announcement: 'approve' | 'discard' | 'end' | 'miss' | 'return' | 'write'
  answer: 'review'
  board: 'seat' | 'unseat'
  broadcast: 'cancel' | 'move' | 'pause' | 'resume' | 'retry' | 'schedule' | 'settle' | 'try-out'
  campaign: 'approve' | 'copy' | 'link' | 'plan' | 'tag' | 'task' | 'unlink' | 'withdraw' | 'write'
  certificate: 'ask-withdrawal' | 'award' | 'make' | 'withdraw'
  class: 'announce' | 'certify' | 'dismiss' | 'end' | 'enrol' | 'export' | 'hand' | 'reopen' | 'write'
  connection: 'ask' | 'consent'
  key: 'rotate'
  contact: 'remove' | 'save'
  correction: 'approve' | 'write'
  curated: 'approve' | 'change' | 'make' | 'retire' | 'review'
  calendar: 'remove' | 'save'
  data: 'answer' | 'ask' | 'note'
  digest: 'approve' | 'draft' | 'edit' | 'miss' | 'redraft' | 'return'
  district: 'confirm' | 'withdraw'
  document: 'catalogue' | 'confirm' | 'correct' | 'import' | 'relation' | 'restore' | 'retire'
  duty: 'clear' | 'set' | 'swap'
  evaluation: 'run'
  feed: 'make' | 'revoke'
  feedback:
    | 'answer'
    | 'ask'
    | 'assign'
    | 'close'
    | 'colleague'
    | 'escalate'
    | 'kind'
    | 'merge'
    | 'note'
    | 'part'
    | 'progress'
    | 'remind'
    | 'route'
    | 'take-back'
    | 'template'
  gathering:
    | 'announce'
    | 'cancel'
    | 'change'
    | 'close'
    | 'comment-answer'
    | 'comment-hide'
    | 'discard'
    | 'drop-notice'
    | 'left'
    | 'hand-over'
    | 'minutes'
    | 'minutes-send'
    | 'minutes-sign'
    | 'motion'
    | 'motion-count'
    | 'motion-drop'
    | 'motion-open'
    | 'officers'
    | 'open'
    | 'paper'
    | 'paper-code'
    | 'paper-withdraw'
    | 'point-change'
    | 'point-end'
    | 'point-keep'
    | 'point-restore'
    | 'points'
    | 'propose'
    | 'remind'
    | 'series'
    | 'series-end'
    | 'show'
    | 'task'
    | 'write'
    | 'write-in'
  golden: 'add' | 'remove' | 'review'
  group: 'alarm' | 'change' | 'create' | 'dissolve' | 'link' | 'move' | 'status' | 'tag' | MemberAct
  hours: 'remove' | 'save'
  bank: 'approve' | 'change' | 'export' | 'import' | 'make' | 'picture' | 'retire'
  import: 'cancel' | 'retry' | 'upload'
  report: 'form' | 'make' | 'open'
  live: 'end' | 'name' | 'open' | 'skip'
  item: 'approve' | 'create' | 'draft' | 'edit' | 'join' | 'reject' | 'reopen' | 'split'
  network: 'note' | 'subject'
  packet: 'approve' | 'withdraw' | 'write'
  person:
    | 'claim'
    | 'confirm'
    | 'decline'
    | 'erase'
    | 'import'
    | 'introduce'
    | 'join-zalo'
    | 'login-link'
    | 'merge'
    | 'opt-in'
    | 'opt-out'
    | 'reissue'
    | 'sign-in-code'
    | 'sign-out'
  procedure: 'approve' | 'change' | 'check' | 'import' | 'make' | 'retire'
  question: 'answer'
  quiz: 'close' | 'copy' | 'create' | 'delete' | 'edit' | 'publish'
  release: 'check' | 'discard' | 'publish'
  role: 'grant' | 'withdraw'
  round:
    | 'add'
    | 'annul'
    | 'approve'
    | 'cancel'
    | 'codes'
    | 'correct'
    | 'export'
    | 'extend'
    | 'keep'
    | 'leave-out'
    | 'note'
    | 'pause'
    | 'remove'
    | 'resume'
    | 'take-back'
    | 'withdraw'
  rules: 'remove' | 'save'
  'second-step': 'enrol' | 'lock' | 'recover' | 'reset'
  share: 'confirm'
  speaking: 'absent' | 'close' | 'judge' | 'make' | 'publish' | 'sheet'
  source: 'add' | 'change' | 'collect'
  template: 'remove' | 'save'
  unit: 'cancel' | 'change' | 'close' | 'count-members' | 'create' | 'import' | 'merge' | 'move' | 'plan' | 'undo'
  unmet: 'take' | 'fulfil' | 'part'
  webhook: 'make' | 'pause' | 'remove' | 'renew' | 'resume' | 'test'
  winner: 'ask-open' | 'call' | 'open' | 'read'
  words: 'add' | 'remove'
}
/** What is done to what, such as `broadcast.cancel`. */
export type AuditAction = { [Noun in keyof Acts]: `${Noun}.${Acts[Noun]}` }[keyof Acts]

type AuditEntry = {
  action: AuditAction
  unitId?: string | null
  subjectId: string
  detail?: Record<string, unknown>
}

// Read back, an action may be one that an earlier Loa wrote.
type Hashed = Omit<AuditEntry, 'action'> & { action: string; at: number; actorId: string }

const hashOf = (previous: string, { at, actorId, action, unitId, subjectId, detail }: Hashed) =>
  sha256(JSON.stringify([previous, at, actorId, action, unitId ?? null, subjectId, detail ?? {}]))

const actorIdOf = ({ personId, key, system }: Ctx['actor']) => personId ?? key?.id ?? (system ? 'system' : 'nobody')

/** Writes the line into the caller's own transaction, so that no change exists without it. */
export async function record(tx: Tx, ctx: Pick<Ctx, 'actor' | 'now'>, entry: AuditEntry): Promise<void> {
  const [last] = await tx.select({ hash: auditLog.hash }).from(auditLog).orderBy(desc(auditLog.seq)).limit(1)
  const line = { ...entry, at: ctx.now(), actorId: actorIdOf(ctx.actor) }
  await tx.insert(auditLog).values({
    at: line.at,
    actorId: line.actorId,
    action: line.action,
    unitId: line.unitId ?? null,
    subjectId: line.subjectId,
    detail: line.detail ?? {},
    hash: await hashOf(last?.hash ?? '', line),
  })
}

export async function listAudit(ctx: Ctx, input: { before?: number; limit?: number } = {}) {
  const scope = within(ctx, 'audit.read')
  // What is about no unit (who signs in, who was made one person) is the whole office's: for those who answer for its top.
  const [root] = await ctx.db.select().from(units).orderBy(asc(units.createdAt), asc(units.path)).limit(1)
  const atTop = root && mayDo(ctx, 'audit.read', root.path)
  const seen = scope && (atTop ? or(scope, isNull(auditLog.unitId)) : scope)
  return ctx.db
    .select({
      seq: auditLog.seq,
      at: auditLog.at,
      actorId: auditLog.actorId,
      actorName: sql<string | null>`coalesce(${people.name}, ${apiKeys.name})`,
      action: auditLog.action,
      unitId: auditLog.unitId,
      subjectId: auditLog.subjectId,
      detail: auditLog.detail,
    })
    .from(auditLog)
    .leftJoin(units, eq(units.id, auditLog.unitId))
    .leftJoin(people, eq(people.id, auditLog.actorId))
    .leftJoin(apiKeys, eq(apiKeys.id, auditLog.actorId))
    .where(and(seen, input.before ? lt(auditLog.seq, input.before) : undefined))
    .orderBy(desc(auditLog.seq))
    .limit(Math.min(input.limit ?? 50, 200))
}

type Chain = { broken: number | null; head: { seq: number; hash: string } | null; keptAt: number | null }

/**
 * Reads the chain from its first line: `broken` is the first whose hash does not follow from the lines before it, `head` the
 * last. A chain alone does not show that it was cut off or written anew: that shows in `keptAt`, the line of a head that was
 * kept elsewhere, null when it is in the chain no more.
 */
export async function readChain(db: Reader, kept?: string): Promise<Chain> {
  const chain: Chain = { broken: null, head: null, keptAt: null }
  for (;;) {
    const after = chain.head?.seq ?? 0
    const lines = await db.select().from(auditLog).where(gt(auditLog.seq, after)).orderBy(auditLog.seq).limit(1000)
    if (lines.length === 0) return chain
    for (const line of lines) {
      if ((await hashOf(chain.head?.hash ?? '', line)) !== line.hash) return { ...chain, broken: line.seq }
      chain.head = { seq: line.seq, hash: line.hash }
      if (line.hash === kept) chain.keptAt = line.seq
    }
  }
}
