import type { Content } from '../../db/schema/digests.ts'
import { sentCorrections } from '../broadcasts/corrections.ts'
import type { Ctx } from '../context.ts'
import { editionFor } from '../digests/digests.ts'
import { AppError } from '../errors.ts'
import { isOver, lifeLines } from '../news/life.ts'
import { weekdayOn, writtenDate } from '../time.ts'
import { isKind, kindName } from '../units/kinds.ts'
import type { Unit } from '../units/tree.ts'
import type { Standing } from './messages.ts'
import { spokenWords, weekdayWords } from './messages.ts'
import type { Manner } from './spoken/number.ts'
import { type Length, type Pace, type Script, scriptOf } from './spoken/script.ts'

/** An item as every form tells it. `facts` say when, where and whom to ask; `over`: it is past. */
export type FormItem = {
  id: string
  title: string
  summary: string
  facts: string[]
  /** Where a newspaper's words come from; '' of the office's own. */
  source: string
  publishedAt: number | null
  urgent: boolean
  over: boolean
}

/** A digest as the board, the announcer and the card tell it: of one content, which the approval is bound to. */
export type Form = {
  code: string
  title: string
  day: string
  unitName: string
  /** What such a unit is called in a sentence: “phường”. */
  office: string
  standing: Standing
  opening: string
  items: FormItem[]
  closing: string
  corrections: string[]
}

type Told = { code: string; title: string; day: string; content: Content | null }
type Of = { unit: Pick<Unit, 'name' | 'kind'>; standing: Standing; corrections: string[]; now: number }

/** @throws AppError CONFLICT form.no-items for a digest without items, or from before digests had a content */
export function formFrom({ code, title, day, content }: Told, { unit, standing, corrections, now }: Of): Form {
  if (!content || content.items.length === 0) throw new AppError('CONFLICT', 'form.no-items')
  return {
    ...{ code, title, day, unitName: unit.name, office: officeOf(unit.kind), standing, corrections },
    opening: content.opening,
    items: content.items.map((piece) => ({
      ...{ id: piece.id, title: piece.title, summary: piece.summary, facts: lifeLines(piece) },
      source: piece.kind === 'news' ? piece.sourceName : '',
      publishedAt: piece.publishedAt,
      urgent: piece.life?.urgent ?? false,
      over: isOver(piece, now),
    })),
    closing: content.closing,
  }
}

const officeOf = (kind: string) => (isKind(kind) ? kindName(kind).toLocaleLowerCase('vi') : 'đơn vị')

const standingOf = { draft: 'draft', approved: 'approved', scheduled: 'approved', cancelled: 'stopped' } as const

/** The digest in the form that others are made of, for whoever may read it. */
export async function formOf(ctx: Ctx, digestId: string): Promise<Form> {
  const { digest, unit } = await editionFor(ctx, 'digest.read', digestId)
  const corrections = (await sentCorrections(ctx.db, digestId)).map(({ text }) => text)
  return formFrom(digest, { unit, standing: standingOf[digest.status], corrections, now: ctx.now() })
}

/** What is left of a form where only one of its items is asked for. */
export function withOnly(form: Form, itemId: string): Form {
  const items = form.items.filter(({ id }) => id === itemId)
  if (items.length === 0) throw new AppError('NOT_FOUND')
  return { ...form, items }
}

/** What an announcer reads of it. */
export function spokenForm(form: Form, options: { length: Length; pace?: Pace; manner?: Manner }): Script {
  const { unitName, day, office, items, corrections } = form
  const when = `${weekdayWords(weekdayOn(day))}, ngày ${writtenDate(day)}`
  return scriptOf({
    opening: [spokenWords.opening(unitName, when), form.opening].filter(Boolean).join(' '),
    closing: [form.closing, spokenWords.closing(office)].filter(Boolean).join(' '),
    ...{ corrections, items, office },
    ...options,
  })
}
