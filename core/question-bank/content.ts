import type { BankContent } from '../../db/schema/question-bank.ts'
import { keyOf, limits, type Problem, problemsOf, twinKey } from '../quizzes/questions.ts'
import { composed } from '../text/composed.ts'
import { fold } from '../text/fold.ts'
import { bankLimits, pictureMark } from './limits.ts'
import { told } from './read/messages.ts'

// Half a sign, what turns the direction of writing, and what no screen shows.
const unseen = /(?!\n)[\p{Cc}\p{Cs}\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/gu
const oneLine = (text: string) => composed(text.replace(/\s+/gu, ' ').replace(unseen, '')).trim()
const lines = (text: string) => composed(text.replace(/\r\n?/gu, '\n').replace(/\t/gu, ' ').replace(unseen, '')).trim()

export type DraftContent = Pick<BankContent, 'text' | 'options' | 'correct'> & Partial<BankContent>

export function tidied({ text, options, correct, ...more }: DraftContent): BankContent {
  const { explanation = '', source = '', passageId = null, tags = [], difficulty = null } = more
  const { kind = 'choice', exact, picture, drafted } = more
  return {
    ...{ text: oneLine(text), options: options.map(oneLine), correct: keyOf(kind, options, correct) },
    // A plain choice is written as it was before there were others.
    ...(kind !== 'choice' && { kind }),
    ...(kind === 'short' && exact && { exact }),
    ...(picture && { picture: { ...picture, alt: oneLine(picture.alt) } }),
    ...(drafted && { drafted }),
    ...{ explanation: lines(explanation), source: oneLine(source), passageId, difficulty },
    tags: [...new Map(tags.map(oneLine).flatMap((tag) => (tag ? [[fold(tag), tag] as const] : []))).values()],
  }
}

/** What must be mended before a question is kept, in Vietnamese, each with its field. */
export function contentProblems(content: BankContent): Problem[] {
  const found = problemsOf(content)
  const { source, tags, text, options, explanation } = content
  if (source.length > bankLimits.source)
    found.push({ field: 'source', problem: told.long('Căn cứ', bankLimits.source) })
  if (tags.length > bankLimits.tags) found.push({ field: 'tags', problem: told.manyTags(bankLimits.tags) })
  if (tags.some((tag) => tag.length > bankLimits.tag))
    found.push({ field: 'tags', problem: told.long('Nhãn', bankLimits.tag) })
  if ([text, explanation, ...options].some((words) => words.includes(pictureMark)))
    found.push({ field: 'text', problem: told.pictured })
  return found
}

/** What a question is found by, whatever the marks of its letters. */
export const foldedOf = ({ text, options, source, tags }: BankContent) =>
  fold([text, ...options, source, ...tags].join(' '))

export const twinOf = (content: BankContent): string => twinKey(content)

/** A question as a quiz takes it: the clause stands with what explains. */
export const asDraft = ({
  text,
  options,
  correct,
  explanation,
  source,
  passageId,
  kind,
  exact,
  picture,
}: BankContent) => ({
  ...{ text, options, correct, passageId: passageId ?? undefined, kind, exact, picture },
  explanation: [explanation, source && `Căn cứ: ${source}`].filter(Boolean).join('\n').slice(0, limits.explanation),
})
