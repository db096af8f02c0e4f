import { and, asc, eq, gte, isNotNull, lt, sql } from 'drizzle-orm'
import { gatherings } from '../../../db/schema/gatherings.ts'
import { units } from '../../../db/schema/units.ts'
import { record } from '../../audit.ts'
import { breathe } from '../../breathe.ts'
import type { Ctx } from '../../context.ts'
import { AppError } from '../../errors.ts'
import { allow, within } from '../../roles.ts'
import { clockOf, dayOf, instantOf, writtenDate } from '../../time.ts'
import type { MinutesFacts } from './drafted.ts'
import { factsOf } from './facts.ts'
import { newestOf } from './minutes.ts'
import { minutesWords as words } from './words.ts'

const mostMeetings = 2000

/** A line of a cell's meeting, as the columns of `handOverHeads` have it. */
export type HandedOver = (string | number)[]

export const handOverHeads = [
  ...['Chi bộ', 'Cuộc họp', 'Ngày', 'Bắt đầu', 'Kết thúc', 'Nơi họp', 'Chủ trì', 'Thư ký'],
  ...['Tổng số có quyền biểu quyết', 'Có mặt', 'Có mặt có quyền biểu quyết', 'Đủ điều kiện biểu quyết'],
  ...['Nội dung', 'Kết quả biểu quyết', 'Việc được giao', 'Biên bản', 'Mã nội dung biên bản'],
]

/**
 * The meetings of cells that were held in a month (`2026-11`), of the units that the actor leads gatherings of, to be handed over to
 * the system that the Party keeps its own in. Nobody is named but the two who sign; what was said is left out.
 *
 * @throws AppError INVALID gathering.month; CONFLICT gathering.many-cells
 */
export async function handedOver(ctx: Ctx, { month }: { month: string }): Promise<HandedOver[]> {
  allow(ctx, 'gathering.lead')
  if (!/^\d{4}-(?:0[1-9]|1[0-2])$/.test(month)) throw new AppError('INVALID', 'gathering.month')
  const [year = 0, number = 1] = month.split('-').map(Number)
  const next = number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, '0')}`
  const rows = await ctx.db
    .select({ gathering: gatherings, unitName: units.name, unitId: units.id })
    .from(gatherings)
    .innerJoin(units, eq(units.id, gatherings.unitId))
    .where(
      and(
        ...[eq(gatherings.kind, 'cell_meeting'), isNotNull(gatherings.openedAt), within(ctx, 'gathering.lead')],
        gte(gatherings.startsAt, instantOf(`${month}-01`, '00:00')),
        lt(gatherings.startsAt, instantOf(`${next}-01`, '00:00')),
        sql`${gatherings.state} in ('closed', 'minuted')`,
      ),
    )
    .orderBy(asc(units.path), asc(gatherings.startsAt))
    .limit(mostMeetings + 1)
  // A file that left some out would be taken for all of them.
  if (rows.length > mostMeetings) throw new AppError('CONFLICT', 'gathering.many-cells')
  const lines: HandedOver[] = []
  for (const { gathering, unitName } of rows) {
    lines.push(await lineOf(ctx, gathering, unitName))
    await breathe()
  }
  if (rows.length > 0)
    await ctx.write((tx) =>
      record(tx, ctx, {
        action: 'gathering.hand-over',
        unitId: null,
        subjectId: month,
        detail: { meetings: rows.length },
      }),
    )
  return lines
}

async function lineOf(ctx: Ctx, gathering: typeof gatherings.$inferSelect, unitName: string): Promise<HandedOver> {
  const facts = await factsOf(ctx, gathering)
  const minutes = await newestOf(ctx.db, gathering.id)
  const signed = minutes?.state === 'signed' || minutes?.state === 'sent'
  const { votersExpected, voters } = facts
  const each = (lines: string[]) => lines.join('; ')
  return [
    ...[
      unitName,
      gathering.title,
      writtenDate(dayOf(facts.openedAt)),
      clockOf(facts.openedAt),
      clockOf(facts.closedAt),
    ],
    ...[facts.place, facts.chair, facts.secretary, votersExpected ?? '', facts.present, voters, quorumOf(facts)],
    each(facts.agenda.map(({ title }) => title)),
    each(
      facts.motions.map(({ text, options, result }) =>
        words.handed.motion(text, options.map((option, n) => `${option} ${result.counts[n] ?? 0}`).join(', ')),
      ),
    ),
    each(facts.tasks.map(({ text, unitName, dueOn }) => words.task(text, unitName, writtenDate(dueOn)))),
    ...[signed ? words.handed.signed : words.handed.unsigned, signed ? (minutes?.contentHash ?? '') : ''],
  ]
}

function quorumOf({ quorumPercent, votersExpected, voters }: MinutesFacts): string {
  if (quorumPercent === null || votersExpected === null) return ''
  return voters * 100 >= quorumPercent * votersExpected ? words.handed.enough : words.handed.tooFew
}
