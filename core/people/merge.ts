import { eq, sql } from 'drizzle-orm'
import type { Tx } from '../../db/client.ts'
import { people } from '../../db/schema/people.ts'
import { record } from '../audit.ts'
import { mergeCertificates } from '../certificates/merge-certificates.ts'
import type { Ctx } from '../context.ts'
import { mergeGatherings } from '../gatherings/one-person.ts'
import { mergeAdmissions } from '../quizzes/admission/merge-admissions.ts'
import { mergeAttempts } from '../quizzes/merge-attempts.ts'
import { leaveOneSecondStep } from './one-second-step.ts'
import type { Person } from './person.ts'

// Wherever a person is named, but for attempts, admissions, roles, opt-outs, approvals, what was said at gatherings and work of the network, where both may have the same. The log keeps what it says.
export const named = [
  ['sessions', 'person_id'],
  ['login_links', 'person_id'],
  ['consents', 'person_id'],
  ['questions', 'person_id'],
  ['answers', 'answered_by'],
  ['feedback', 'person_id'],
  ['feedback', 'assigned_to'],
  ['feedback_answers', 'answered_by'],
  ['feedback_colleagues', 'person_id'],
  ['feedback_steps', 'by_person_id'],
  ['feedback_steps', 'to_person_id'],
  ['feedback_templates', 'updated_by'],
  ['items', 'created_by'],
  ['items', 'edited_by'],
  ['items', 'decided_by'],
  ['digests', 'edited_by'],
  ['digests', 'approved_by'],
  ['broadcasts', 'approved_by'],
  ['broadcasts', 'created_by'],
  ['corrections', 'written_by'],
  ['corrections', 'approved_by'],
  ['quizzes', 'created_by'],
  ['bank_versions', 'written_by'],
  ['certificate_awards', 'set_by'],
  ['certificates', 'person_id'],
  ['certificates', 'withdraw_asked_by'],
  ['certificates', 'withdrawn_by'],
  ['member_counts', 'typed_by'],
  ['winner_calls', 'set_by'],
  ['winner_forms', 'person_id'],
  ['winner_openings', 'asked_by'],
  ['winner_openings', 'agreed_by'],
  ['quizzes', 'edited_by'],
  ['quizzes', 'published_by'],
  ['rounds', 'proposed_by'],
  ['round_changes', 'actor_id'],
  ['live_rooms', 'created_by'],
  ['kept_attempts', 'kept_by'],
  ['attempt_traces', 'person_id'],
  ['roles', 'granted_by'],
  ['roles', 'deputy_for'],
  ['consent_requests', 'asked_by'],
  ['golden_questions', 'created_by'],
  ['unmet_topics', 'taken_by'],
  ['office_words', 'created_by'],
  ['evaluation_runs', 'ran_by'],
  ['releases', 'made_by'],
  ['releases', 'decided_by'],
  ['imports', 'uploaded_by'],
  ['api_keys', 'created_by'],
  ['api_keys', 'revoked_by'],
  ['webhooks', 'created_by'],
  ['answers', 'reviewed_by'],
  ['curated_answers', 'created_by'],
  ['curated_answers', 'edited_by'],
  ['curated_answers', 'approved_by'],
  ['documents', 'confirmed_by'],
  ['document_relations', 'decided_by'],
  ['unit_changes', 'made_by'],
  ['district_successors', 'confirmed_by'],
  ['document_corrections', 'made_by'],
  ['contacts', 'updated_by'],
  ['procedures', 'checked_by'],
  ['procedure_versions', 'written_by'],
  ['procedure_versions', 'approved_by'],
  ['office_hours', 'updated_by'],
  ['zalo_sign_ins', 'person_id'],
  ['chat_sign_ins', 'person_id'],
  ['second_steps', 'person_id'],
  ['second_steps', 'reset_by'],
  ['recovery_codes', 'person_id'],
  ['member_codes', 'person_id'],
  ['data_requests', 'person_id'],
  ['data_requests', 'done_by'],
  ['people', 'unit_decided_by'],
  ['calendar_days', 'updated_by'],
  ['calendar_feeds', 'person_id'],
  ['sending_rules', 'updated_by'],
  ['attachments', 'created_by'],
  ['message_templates', 'updated_by'],
  ['board_seats', 'person_id'],
  ['board_seats', 'set_by'],
  ['duties', 'person_id'],
  ['duties', 'set_by'],
  ['gathering_series', 'created_by'],
  ['gathering_series', 'keeper_id'],
  ['gathering_series', 'edited_by'],
  ['class_members', 'added_by'],
  ['gatherings', 'chair_id'],
  ['gatherings', 'secretary_id'],
  ['gatherings', 'created_by'],
  ['gatherings', 'edited_by'],
  ['gatherings', 'announced_by'],
  ['gathering_papers', 'withdrawn_by'],
  ['gathering_papers', 'added_by'],
  ['gathering_notices', 'written_by'],
  ['gathering_notices', 'approved_by'],
  ['gathering_points', 'keeper_id'],
  ['gathering_reports', 'by_person_id'],
  ['gathering_attendance', 'by_person_id'],
  ['gathering_comments', 'person_id'],
  ['gathering_motions', 'created_by'],
  ['gathering_minutes', 'written_by'],
  ['gathering_signatures', 'person_id'],
  ['gathering_tasks', 'set_by'],
  ['gathering_tasks', 'done_by'],
  ['packets', 'edited_by'],
  ['packets', 'approved_by'],
  ['packets', 'withdrawn_by'],
  ['opinion_subjects', 'created_by'],
  ['network_notes', 'sent_by'],
  ['speaking_contests', 'created_by'],
  ['speaking_contests', 'closed_by'],
  ['speaking_contests', 'published_by'],
  ['campaigns', 'edited_by'],
  ['campaigns', 'approved_by'],
  ['campaign_links', 'added_by'],
  ['campaign_tasks', 'person_id'],
  ['campaign_tasks', 'done_by'],
  ['campaign_tags', 'decided_by'],
  ['report_forms', 'updated_by'],
] as const

/** Makes one person of two rows that turned out to be the same human; everything of the second goes to the first. */
export async function mergePeople(
  tx: Tx,
  ctx: Pick<Ctx, 'actor' | 'now'>,
  { keep, drop }: { keep: Person; drop: Person },
): Promise<void> {
  await mergeAttempts(tx, { keep: keep.id, drop: drop.id })
  await mergeAdmissions(tx, { keep: keep.id, drop: drop.id })
  await mergeCertificates(tx, ctx, { keep: keep.id, drop: drop.id })
  await mergeGatherings(tx, { keep: keep.id, drop: drop.id, at: ctx.now() })
  await dropLesserRoles(tx, { keep: keep.id, drop: drop.id })
  await tx.run(sql`
    insert or ignore into roles (person_id, unit_id, role, granted_by, granted_at, ends_at, deputy_for)
    select ${keep.id}, unit_id, role, granted_by, granted_at, ends_at, deputy_for from roles where person_id = ${drop.id}`)
  await tx.run(sql`delete from roles where person_id = ${drop.id}`)
  await tx.run(sql`
    insert or ignore into opt_outs (person_id, channel, purpose, at)
    select ${keep.id}, channel, purpose, at from opt_outs where person_id = ${drop.id}`)
  await tx.run(sql`delete from opt_outs where person_id = ${drop.id}`)
  // One human's approval counts once, under whichever name it was given.
  await tx.run(sql`
    insert or ignore into digest_approvals (digest_id, person_id, content_hash, at)
    select digest_id, ${keep.id}, content_hash, at from digest_approvals where person_id = ${drop.id}`)
  await tx.run(sql`delete from digest_approvals where person_id = ${drop.id}`)
  // What one human did, judged or marked under two names is done once, as they who stay did it.
  await tx.run(sql`update or ignore packet_done set person_id = ${keep.id} where person_id = ${drop.id}`)
  await tx.run(sql`delete from packet_done where person_id = ${drop.id}`)
  await tx.run(sql`update or ignore speaking_judges set person_id = ${keep.id} where person_id = ${drop.id}`)
  await tx.run(sql`delete from speaking_judges where person_id = ${drop.id}`)
  await tx.run(sql`update or ignore score_sheets set person_id = ${keep.id} where person_id = ${drop.id}`)
  await tx.run(sql`delete from score_sheets where person_id = ${drop.id}`)
  // Where both wrote one of the same round, that of the person who stays is the one.
  await tx.run(sql`
    delete from winner_forms where person_id = ${drop.id} and round_id in (
      select round_id from winner_forms where person_id = ${keep.id})`)
  await tx.run(sql`
    delete from feedback_colleagues where person_id = ${drop.id} and feedback_id in (
      select feedback_id from feedback_colleagues where person_id = ${keep.id})`)
  await leaveOneSecondStep(tx, { keep: keep.id, drop: drop.id })
  for (const [table, column] of named) {
    const [into, by] = [sql.identifier(table), sql.identifier(column)]
    await tx.run(sql`update ${into} set ${by} = ${keep.id} where ${by} = ${drop.id}`)
  }
  await tx.delete(people).where(eq(people.id, drop.id))
  await tx
    .update(people)
    .set({
      name: keep.name || drop.name,
      introducedAs: keep.introducedAs ?? drop.introducedAs,
      oaUserId: keep.oaUserId ?? drop.oaUserId,
      appUserId: keep.appUserId ?? drop.appUserId,
      botUserId: keep.botUserId ?? drop.botUserId,
      ...belongingOf(keep.unitId === null ? drop : keep),
      follows: keep.follows || drop.follows,
      lastInteractionAt: Math.max(keep.lastInteractionAt ?? 0, drop.lastInteractionAt ?? 0) || null,
      createdAt: Math.min(keep.createdAt, drop.createdAt),
    })
    .where(eq(people.id, keep.id))
  await record(tx, ctx, { action: 'person.merge', subjectId: keep.id, detail: { was: drop.id } })
}

/** Where both hold one role in one unit, what is held in one's own right goes before a deputy's, and then what lasts longer. */
const dropLesserRoles = (tx: Tx, { keep, drop }: { keep: string; drop: string }) =>
  tx.run(sql`
    delete from roles where person_id = ${keep} and exists (
      select 1 from roles other
      where other.person_id = ${drop} and other.unit_id = roles.unit_id and other.role = roles.role
        and (other.deputy_for is null, coalesce(other.ends_at, ${Number.MAX_SAFE_INTEGER}))
          > (roles.deputy_for is null, coalesce(roles.ends_at, ${Number.MAX_SAFE_INTEGER})))`)

const belongingOf = ({ unitId, unitState, unitStateAt, unitDecidedBy, unitReason }: Person) => ({
  ...{ unitId, unitState, unitStateAt, unitDecidedBy, unitReason },
})
