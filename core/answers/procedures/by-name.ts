import type { NoticeKind } from '../../../db/schema/news.ts'
import type { ProcedurePart } from '../../../db/schema/procedures.ts'
import type { Ctx } from '../../context.ts'
import { asksForList, mayAskForList, partsAlone } from '../../procedures/asked.ts'
import { cardText, type Telling, toldOf } from '../../procedures/card.ts'
import { askedOf, type Named, shownById } from '../../procedures/match.ts'
import { ofWhichProcedure, procedureListWords, whichProcedure } from '../../procedures/messages.ts'
import { listPublicProcedures } from '../../procedures/public.ts'
import { cutAt } from '../../text/cut.ts'
import type { Answer, Question } from '../answer.ts'
import { answeredJustBefore } from '../follow-up.ts'
import { answerSentences } from '../messages.ts'

const mostOffered = 5
// What a phone shows without folding it away.
const mostNamed = 12
const longestNamed = 60
const longestThread = 4

// What a notice does not tell of itself.
const ofProcedures: ReadonlySet<ProcedurePart> = new Set(['papers', 'copies', 'fee', 'time', 'decider', 'forms'])
// Of these people ask how long they last.
const lasting: ReadonlySet<NoticeKind> = new Set(['power', 'water', 'storm', 'road', 'meeting'])

/** The card of the procedure that a question names, or which of several is meant; null where it asks for more than a record tells. */
export async function answerByProcedure(ctx: Ctx, question: Question, named: Named[]): Promise<Answer | null> {
  if (named.length === 0) return (await procedureList(ctx, question)) ?? goneOn(ctx, question)
  const asked = askedOf(question.text, named, question.asker.scopePath)
  if (!asked) return null
  const { language, parts, procedures } = asked
  const [only, ...others] = procedures
  if (!only) return null
  if (others.length === 0) return procedureAnswer(ctx, question.id, only.procedureId, { language, parts })
  const isOneName = new Set(procedures.map(({ name }) => name)).size < procedures.length
  const choices = procedures.slice(0, mostOffered).map(({ procedureId, name, unitName }) => ({
    ...{ procedureId, language, parts, title: isOneName ? `${name} (${unitName})` : name },
  }))
  const { ask, how } = whichProcedure[language]
  return offering(question, choices, [ask, how])
}

type Offered = Telling & { procedureId: string; title: string }

/** Which of several is meant. */
function offering({ id }: Question, offered: Offered[], [ask, how]: [string, string]): Answer {
  const choices = offered.map((one) => ({ ...one, parts: [...one.parts] }))
  const text = [ask, ...choices.map(({ title }, at) => `${at + 1}. ${title}`), how].join('\n')
  return { questionId: id, outcome: 'not_found', origin: 'procedure', citations: [], choices, text, mayHandOn: true }
}

/**
 * “Bao nhiêu tiền?” right after a card asks of the same procedure; so it does after a notice or the record of a document that
 * came between, and where no card came before that, it is asked of which.
 */
async function goneOn(ctx: Ctx, question: Question): Promise<Answer | null> {
  const alone = partsAlone(question.text)
  const thread = alone && (await answeredJustBefore(ctx, question, longestThread))
  if (!thread) return null
  const asksHowLong = alone.parts.includes('time')
  const tellsOfAnother = ({ origin, text, announced }: (typeof thread)[number]) =>
    text.startsWith(answerSentences.fromRecord) ||
    (origin === 'announced' && !(asksHowLong && announced?.some(({ life }) => life && lasting.has(life.kind))))
  const last = thread.find((one) => !tellsOfAnother(one))
  const isBetween = last !== thread[0]
  // A notice has a place and a day of its own.
  if (isBetween && !alone.parts.some((part) => ofProcedures.has(part))) return null
  if (last?.procedure) return procedureAnswer(ctx, question.id, last.procedure.id, alone)
  // Whoever asks for another language alone asks of no law either.
  const asksLanguage = alone.parts.length === 0
  return asksLanguage || (!last && isBetween) ? ofWhich(ctx, question, alone) : null
}

async function ofWhich(ctx: Ctx, question: Question, telling: Telling): Promise<Answer | null> {
  const { own } = await procedureNames(ctx, question)
  if (own.length === 0) return null
  const choices = own.slice(0, mostOffered).map(({ id, name }) => ({ ...telling, procedureId: id, title: name }))
  return offering(question, choices, [ofWhichProcedure[telling.language], whichProcedure[telling.language].how])
}

/** The procedures of the asker's line by name, where a question asks which there are; null for all other questions. */
async function procedureList(ctx: Ctx, question: Question): Promise<Answer | null> {
  if (!mayAskForList(question.text)) return null
  const { own, all } = await procedureNames(ctx, question)
  if (!asksForList(question.text, all.map(({ unitName }) => unitName).join(' '))) return null
  const say = procedureListWords
  const given = { questionId: question.id, origin: 'procedure' as const, citations: [], mayHandOn: true }
  const told = own.length > 0 ? own : all
  if (told.length === 0) return { ...given, outcome: 'not_found', text: say.none }
  const lines = told.slice(0, mostNamed).map(({ name, unitName }) => {
    const one = cutAt(name, longestNamed)
    return own.length > 0 ? `• ${one}` : `• ${one} (${cutAt(unitName, longestNamed)})`
  })
  const head = own.length > 0 ? say.head(own.length) : say.elsewhere(all.length)
  const more = told.length > mostNamed ? [say.more(told.length - mostNamed)] : []
  const text = [head, ...lines, ...more, say.how, `${say.open} ${ctx.link('/procedures')}`].join('\n')
  return { ...given, outcome: 'found', text }
}

async function procedureNames(ctx: Ctx, { asker: { unitId, scopePath } }: Question) {
  const all = await listPublicProcedures(ctx, { ...(unitId && { unitId }) })
  const line = scopePath.split('/')
  return { all, own: all.filter((one) => line.includes(one.unitId)) }
}

/** The card of one procedure; null once no version of it is shown. */
export async function procedureAnswer(
  ctx: Ctx,
  questionId: string,
  procedureId: string,
  telling: Telling,
): Promise<Answer | null> {
  const shown = await shownById(ctx.db, procedureId)
  if (!shown) return null
  const procedure = toldOf(ctx, shown, telling)
  const card = { procedure, text: cardText(procedure) }
  return { questionId, outcome: 'found', origin: 'procedure', citations: [], ...card, mayHandOn: true }
}
