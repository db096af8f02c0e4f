import type { Language, ProcedureContent, ProcedureGround, ProcedureText } from '../../db/schema/procedures.ts'
import { AppError } from '../errors.ts'
import { sha256 } from '../ids.ts'
import { isWebLink } from '../news/link.ts'
import { fold } from '../text/fold.ts'
import { normalize } from '../text/normalize.ts'
import { partsAsked } from './asked.ts'
import { spokenWords } from './words.ts'

export const limits = {
  name: 200,
  called: 12,
  papers: 30,
  paper: 300,
  line: 300,
  forms: 12,
  grounds: 8,
  note: 300,
}

const line = (text: string) => normalize(text).replace(/\s+/g, ' ').trim()
const lines = (texts: readonly string[]) => [...new Set(texts.map(line).filter(Boolean))]

/**
 * A procedure as it is kept, each line tidied.
 *
 * @throws AppError INVALID procedure.name, .called, .long, .papers, .fee, .time, .bare-time, .place, .ground where nothing says what it
 * rests on, .link
 */
export function tidied(given: ProcedureContent): ProcedureContent {
  const vi = textOf(given.vi, 'vi')
  const en = given.en && isWritten(given.en) ? textOf(given.en, 'en') : null
  const forms = given.forms.map(({ name, url }) => ({ name: line(name), url: url.trim() }))
  const grounds = given.grounds
    .map(({ text, passageId }) => ({ text: line(text), passageId }))
    .filter(({ text }) => text)
  const onlineUrl = given.onlineUrl.trim()
  if (vi.papers.length === 0) throw new AppError('INVALID', 'procedure.papers')
  for (const part of ['fee', 'time', 'place'] as const)
    if (!vi[part]) throw new AppError('INVALID', `procedure.${part}`)
  if (isBare(vi.time)) throw new AppError('INVALID', 'procedure.bare-time')
  if (grounds.length === 0) throw new AppError('INVALID', 'procedure.ground')
  if (grounds.length > limits.grounds || forms.length > limits.forms) throw new AppError('INVALID', 'procedure.long')
  if ([...grounds.map(({ text }) => text), ...forms.map(({ name }) => name)].some(isLong))
    throw new AppError('INVALID', 'procedure.long')
  if (forms.some(({ name, url }) => !name || !isWebLink(url)) || (onlineUrl && !isWebLink(onlineUrl)))
    throw new AppError('INVALID', 'procedure.link')
  return { vi, en, onlineUrl, forms, grounds }
}

/** Whether a text is a figure and nothing else: “3”, of which nobody knows whether days or hours are meant. */
export const isBare = (text: string) => /^[\d.,\s–-]+$/.test(text)

const isLong = (text: string) => text.length > limits.line

function textOf(given: ProcedureText, language: Language): ProcedureText {
  const name = line(given.name)
  const called = lines(given.called)
  const papers = lines(given.papers)
  const { copies, fee, time, decider, place, online, note } = given
  const text = {
    ...{ name, called, papers, copies: line(copies), fee: line(fee), time: line(time), decider: line(decider) },
    ...{ place: line(place), online: line(online), note: line(note) },
  }
  if (name.length > limits.name || nameKey(name, language) === null) throw new AppError('INVALID', 'procedure.name')
  if (
    called.length > limits.called ||
    called.some((one) => one.length > limits.name || nameKey(one, language) === null)
  )
    throw new AppError('INVALID', 'procedure.called')
  if (papers.length > limits.papers || papers.some(isLong)) throw new AppError('INVALID', 'procedure.long')
  if ([text.copies, text.fee, text.time, text.decider, text.place, text.online, text.note].some(isLong))
    throw new AppError('INVALID', 'procedure.long')
  return text
}

const isWritten = (text: ProcedureText) => Object.values(text).some((value) => value.length > 0)

// Said of every procedure: with or without these before it a name is the same.
const leading = /^(?:(?:thu tuc|dang ky|lam|xin|cap|giay|ho so) )+/

/** The words by which a name is looked up; null where it tells no matter from others, as "thủ tục" or "giấy tờ". */
export function nameKey(name: string, language: Language): string | null {
  const words = spokenWords(name)
  const key = words.join(' ').replace(leading, '')
  return words.length >= 2 && key.includes(' ') && partsAsked(words, language) === null ? key : null
}

/** The words by which a question finds a procedure: its name and what people call it, in each language. */
export const namesOf = ({ vi, en }: ProcedureContent): { key: string; language: Language }[] =>
  (['vi', 'en'] as const).flatMap((language) => {
    const { name, called } = { vi, en }[language] ?? { name: '', called: [] }
    const keys = new Set([name, ...called].flatMap((one) => nameKey(one, language) ?? []))
    return [...keys].map((key) => ({ key, language }))
  })

/** One name in one unit, however it is typed. */
export const twinKey = (unitId: string, name: string) => `${unitId} ${fold(name).replaceAll(/\s+/g, ' ').trim()}`

/** What an approval binds: every word that people may be told, and for whom. */
export const procedureHash = (unitId: string, { vi, en, onlineUrl, forms, grounds }: ProcedureContent) =>
  sha256(
    JSON.stringify([
      unitId,
      ...[vi, en].map((text) => text && fieldsOf(text)),
      onlineUrl,
      forms.map(({ name, url }) => [name, url]),
      grounds.map(({ text, passageId }) => [text, passageId]),
    ]),
  )

const fieldsOf = ({ name, called, papers, copies, fee, time, decider, place, online, note }: ProcedureText) => [
  name,
  called,
  papers,
  copies,
  fee,
  time,
  decider,
  place,
  online,
  note,
]

export const passagesOf = (grounds: readonly ProcedureGround[]) =>
  grounds.flatMap(({ passageId }) => (passageId ? [passageId] : []))
