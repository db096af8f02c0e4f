import type { BankContent } from '../../../db/schema/question-bank.ts'
import { leansOnOrder } from '../../quizzes/paper.ts'
import { difficultyTag } from '../read/labels.ts'
import { withSource } from '../read/source-apart.ts'
import { isTruth, shareOf } from './shapes.ts'

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
const textIn = (name: string, text: string) => `<${name} format="plain_text"><text>${escaped(text)}</text></${name}>`
const answer = (worth: number, text: string) =>
  `<answer fraction="${worth}" format="plain_text"><text>${escaped(text)}</text></answer>`

export type PictureAlong = { mimeType: string; base64: string }
type Along = ReadonlyMap<string, PictureAlong>

/** Questions as Moodle XML, each with its tags and its picture; options that lean on their order are marked not to be shuffled. */
export const moodleOf = (questions: readonly BankContent[], along: Along = new Map()): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<quiz>\n${questions.map((one, at) => questionXml(one, at, along)).join('\n')}\n</quiz>\n`

function questionXml(question: BankContent, at: number, along: Along): string {
  const { text, explanation, source, tags, difficulty } = question
  const all = [...tags, ...(difficulty ? [difficultyTag(difficulty)] : [])]
  return [
    `<question type="${typeOf(question)}">`,
    `<name><text>Câu ${at + 1}</text></name>`,
    picturedText(question, at, along) ?? textIn('questiontext', text),
    textIn('generalfeedback', withSource(explanation, source)),
    ...answersOf(question),
    `<tags>${all.map((tag) => `<tag><text>${escaped(tag)}</text></tag>`).join('')}</tags>`,
    '</question>',
  ].join('\n')
}

/** The words of a question with its picture below, which stands in the file itself; null where it has none. */
function picturedText({ text, picture }: BankContent, at: number, along: Along): string | null {
  const found = picture && along.get(picture.id)
  if (!found) return null
  const name = `cau-${at + 1}.${found.mimeType === 'image/png' ? 'png' : 'jpg'}`
  const alt = escaped(picture.alt).replaceAll('"', '&quot;')
  const { width, height } = picture
  const html = `<p>${escaped(text)}</p><p><img src="@@PLUGINFILE@@/${name}" alt="${alt}" width="${width}" height="${height}"></p>`
  const file = `<file name="${name}" path="/" encoding="base64">${found.base64}</file>`
  return `<questiontext format="html"><text>${escaped(html)}</text>${file}</questiontext>`
}

const typeOf = (question: BankContent) =>
  question.kind === 'short'
    ? 'shortanswer'
    : question.kind === 'order'
      ? 'ordering'
      : isTruth(question)
        ? 'truefalse'
        : 'multichoice'

function answersOf(question: BankContent): string[] {
  const { options, correct, kind, exact } = question
  if (kind === 'short')
    return [`<usecase>${exact ? 1 : 0}</usecase>`, ...options.map((form) => answer(100, form.replaceAll('*', '\\*')))]
  if (kind === 'order')
    return [
      '<layouttype>VERTICAL</layouttype><selecttype>ALL</selecttype><selectcount>0</selectcount>',
      '<gradingtype>ABSOLUTE_POSITION</gradingtype><showgrading>SHOW</showgrading><numberingstyle>none</numberingstyle>',
      ...options.map((option, at) => answer(at + 1, option)),
    ]
  if (isTruth(question))
    return [answer(correct[0] === 0 ? 100 : 0, 'true'), answer(correct[0] === 1 ? 100 : 0, 'false')]
  const several = correct.length > 1
  const worthOf = (at: number) =>
    correct.includes(at) ? (several ? shareOf(correct.length) : 100) : several ? -100 : 0
  return [
    `<single>${!several}</single>`,
    `<shuffleanswers>${leansOnOrder(options) ? 0 : 1}</shuffleanswers>`,
    '<answernumbering>ABCD</answernumbering>',
    ...options.map((option, at) => answer(worthOf(at), option)),
  ]
}
