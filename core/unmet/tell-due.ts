import { eq, type SQLWrapper, sql } from 'drizzle-orm'
import { type Channel, channels } from '../../db/schema/channels.ts'
import { type UnmetBecame, unmetTopics } from '../../db/schema/unmet.ts'
import { capabilities } from '../channels.ts'
import type { Ctx } from '../context.ts'
import { queueReply } from '../replies/queue.ts'
import { mayTell } from '../sending/may-tell.ts'
import { cutAt } from '../text/cut.ts'
import { withoutMentions } from '../text/mentions.ts'
import { outsideQuietHours } from '../time.ts'
import { lookedBackMs } from './group-due.ts'
import { unmetSentences } from './messages.ts'

const batch = 100
const longestEcho = 120
const longestWords = 700

type Made = { id: string; became: UnmetBecame; title: string; words: string; path: string; unitPath: string }
type Asked = {
  questionId: string
  personId: string
  channel: Channel
  recipient: string
  text: string
  lastSpoke: number | null
}

/**
 * Tells those who asked what nobody could answer that it is there now: each person once, where they may be written to, and
 * not at night.
 */
export async function tellUnmet(ctx: Pick<Ctx, 'db' | 'write' | 'now' | 'link'>): Promise<void> {
  const now = ctx.now()
  for (const made of await madeReady(ctx)) {
    await ctx.write((tx) => tx.update(unmetTopics).set({ readyAt: now }).where(eq(unmetTopics.id, made.id)))
  }
  if (outsideQuietHours(now) !== now) return
  for (const made of await ready(ctx)) {
    const asked = await untold(ctx, made)
    for (const one of asked) await tell(ctx, made, one)
  }
}

// Out to be read: told in a digest that went out and not over, or approved. `words`: what it says, of what everybody may read; `unitPath`: whose it is, '' for the whole office's.
const made = (now: number) => sql`
  select t.id, t.became, coalesce(i.title, p.name, (select w.text from curated_wordings w where w.curated_id = c.id order by w.position limit 1), '') as title,
    case t.became when 'item' then i.summary when 'curated' then
      case when exists (select 1 from curated_citations cc where cc.curated_id = c.id) then '' else c.text end else '' end as words,
    case t.became when 'item' then '/digests/' || g.code when 'curated' then '/answers/' || c.id
      when 'procedure' then '/procedures/' || p.id else '/ask' end as path,
    coalesce(o.path, '') as unitPath,
    t.became = 'wish' or (t.became = 'item' and i.status = 'approved' and a.until > ${now} and g.status = 'scheduled') or (t.became = 'curated' and c.status = 'approved')
      or (t.became = 'procedure' and p.status = 'shown') as isOut
  from unmet_topics t
    left join items i on t.became = 'item' and i.id = t.ref_id
    left join announced a on a.item_id = i.id left join digests g on g.id = a.digest_id
    left join curated_answers c on t.became = 'curated' and c.id = t.ref_id
    left join procedures p on t.became = 'procedure' and p.id = t.ref_id
    left join units o on o.id = coalesce(i.unit_id, c.unit_id, p.unit_id)`

const madeReady = ({ db, now }: Pick<Ctx, 'db' | 'now'>) =>
  db.all<Made>(
    sql`select * from (${made(now())} where t.ready_at is null and t.became in ('item', 'curated', 'procedure')) where isOut group by id`,
  )

const inChatsOfOne = sql`q.channel in ${channels.filter((channel) => channel !== 'web' && capabilities[channel].alone)}`

/**
 * The questions of a topic whose askers are to be told: of the line of units of what was made, as far as theirs is known, and
 * of nobody who has heard of it, were it as somebody they have become one with.
 */
const waiting = (topicId: SQLWrapper | string, unitPath: SQLWrapper | string) => sql`
  from unmet_questions u join questions q on q.id = u.question_id join people p on p.id = q.person_id
    left join units n on n.id = q.unit_id
  where u.topic_id = ${topicId} and u.told_at is null and ${inChatsOfOne}
    and (n.path is null or instr(n.path, ${unitPath}) = 1 or instr(${unitPath}, n.path) = 1)
    and not exists (select 1 from unmet_questions v join questions w on w.id = v.question_id
      where v.topic_id = u.topic_id and v.told_at is not null and w.person_id = q.person_id)`

// What was taken back since is not told of.
const ready = ({ db, now }: Pick<Ctx, 'db' | 'now'>) =>
  db.all<Made>(sql`
    select * from (${made(now())} where t.ready_at > ${now() - lookedBackMs}) m
    where isOut and exists (select 1 ${waiting(sql`m.id`, sql`m.unitPath`)}) group by id limit ${batch}`)

const untold = ({ db, now }: Pick<Ctx, 'db' | 'now'>, { id, unitPath }: Made) =>
  db.all<Asked>(sql`
    select q.id as questionId, q.person_id as personId, q.channel, q.recipient, q.text, p.last_interaction_at as lastSpoke
    ${waiting(id, unitPath)} and q.asked_at > ${now() - lookedBackMs}
    group by q.person_id limit ${batch}`)

async function tell(ctx: Pick<Ctx, 'db' | 'write' | 'now' | 'link'>, made: Made, asked: Asked): Promise<void> {
  const { channel, recipient, personId, text, lastSpoke, questionId } = asked
  const now = ctx.now()
  const { windowMs } = capabilities[channel]
  const isOpen = windowMs === null || (lastSpoke !== null && now - lastSpoke < windowMs)
  const may = isOpen && (await mayTell(ctx.db, { personId, channel }, 'news'))
  await ctx.write(async (tx) => {
    // All that they asked of it: they are told once, or where they may not be told, never.
    const noted = await tx.all(sql`
      update unmet_questions set told_at = ${now} where topic_id = ${made.id} and told_at is null
        and question_id in (select id from questions where person_id = ${personId}) returning question_id`)
    // Erased in the meantime, they are told nothing.
    if (!may || noted.length === 0) return
    const told = unmetSentences.told(cutAt(text, longestEcho), saidOf(made), ctx.link(made.path))
    const content = { text: withoutMentions(told) }
    const to = { channel, id: recipient }
    await queueReply(tx, ctx, { to, cause: 'unmet', causeId: questionId, content, purpose: 'news' })
  })
}

/** What it says itself, where there is room for it: nobody has to open a page to read two lines. */
function saidOf({ became, title, words }: Made): string {
  if (became === 'wish') return unmetSentences.document
  const short = cutAt(words, longestWords)
  return became === 'curated' && short ? unmetSentences.answered(short) : unmetSentences.made(title, short)
}
