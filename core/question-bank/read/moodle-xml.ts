import { plainText } from '../../news/plain.ts'
import { pictureMark } from '../limits.ts'
import { type Found, type PictureInFile, quoted, type Reading, type Told } from './found.ts'
import { partedTags } from './labels.ts'
import { told as words } from './messages.ts'
import { sourceApart } from './source-apart.ts'
import { attributeOf, childOf, type Element, elementsOf } from './xml.ts'

/** Questions of a Moodle XML file: choice, of one or several, true or false, a short answer, and ordering. Others are told and left out. */
export function readMoodle(xml: string): Reading {
  const { root, whole } = elementsOf(xml)
  const quiz = childOf(root, 'quiz')
  const questions: Found[] = []
  const told: Told[] = []
  let subject: string[] = []
  let at = 0
  for (const element of quiz?.children ?? []) {
    if (element.name !== 'question') continue
    const type = attributeOf(element, 'type')
    if (type === 'category') {
      subject = subjectOf(childOf(childOf(element, 'category'), 'text')?.text ?? '')
      continue
    }
    at += 1
    const { text, file } = pictured(childOf(element, 'questiontext'))
    const say = (level: Told['level'], problem: string) => told.push({ at, level, words: quoted(text), problem })
    if (type === 'shortanswer' || type === 'ordering') {
      const forms = answersOf(element).filter(({ share }) => type === 'ordering' || share === 100)
      if (type === 'shortanswer' && forms.some((form) => /(?<!\\)\*/u.test(form.text))) say('left', words.star)
      else
        questions.push({ ...writtenOf(element, { at, text, subject, forms: forms.map((form) => form.text) }), ...file })
    } else if (type !== 'multichoice' && type !== 'truefalse') say('left', words.kind(type))
    else if (type === 'multichoice' && isEither(element)) say('fault', words.either)
    else questions.push({ ...questionOf(element, { at, text, isTruth: type === 'truefalse', subject }), ...file })
  }
  if (!whole || !quiz) told.push({ at: at + 1, level: 'fault', words: '', problem: words.unreadable })
  return { questions, told }
}

const answersOf = (element: Element) =>
  element.children
    .filter(({ name }) => name === 'answer')
    .map((answer) => ({ text: wordsOf(answer), share: Number(attributeOf(answer, 'fraction')) }))

const isSingle = (element: Element) => childOf(element, 'single')?.text.trim() !== 'false'
const isEither = (element: Element) =>
  isSingle(element) && answersOf(element).filter(({ share }) => share === 100).length > 1

type Written = { at: number; text: string; subject: string[]; forms: string[] }

/** A short answer with its forms, or a row in its order. */
function writtenOf(element: Element, { at, text, subject, forms }: Written): Found {
  const isShort = attributeOf(element, 'type') === 'shortanswer'
  return {
    ...{ at, text, kind: isShort ? 'short' : 'order', correct: [] },
    ...aboutOf(element, subject),
    ...(isShort && childOf(element, 'usecase')?.text.trim() === '1' && { exact: true }),
    options: isShort ? forms.map((form) => form.replaceAll('\\*', '*')) : forms,
  }
}

function aboutOf(element: Element, subject: string[]) {
  const own = (childOf(element, 'tags')?.children ?? []).map((tag) => (childOf(tag, 'text')?.text ?? '').trim())
  return { ...sourceApart(wordsOf(childOf(element, 'generalfeedback'))), ...partedTags([...subject, ...own]) }
}

type About = { at: number; text: string; isTruth: boolean; subject: string[] }

function questionOf(element: Element, { at, text, isTruth, subject }: About): Found {
  const answers = answersOf(element)
  // Of one answer only the whole mark is right; of several each that is worth something.
  const isRight = (share: number) => (isTruth || isSingle(element) ? share === 100 : share > 0)
  const right = answers.flatMap(({ share }, index) => (isRight(share) ? [index] : []))
  const truth = answers[right[0] ?? -1]?.text.toLowerCase() === 'true'
  return {
    ...{ at, text, ...aboutOf(element, subject) },
    ...(isTruth
      ? { options: ['Đúng', 'Sai'], correct: right.length === 1 ? [truth ? 0 : 1] : [] }
      : { options: answers.map((answer) => answer.text), correct: right }),
  }
}

const image = /<img\b[^<>]{0,4000}>/giu
const ownFile = '@@PLUGINFILE@@/'

/** The words of a question, and the one picture that its file brings along; of several, or of one elsewhere, only the mark. */
function pictured(element: Element | undefined): { text: string; file?: { file: PictureInFile } } {
  const html = childOf(element, 'text')?.text ?? ''
  const tags =
    element && attributeOf(element, 'format') === 'html' ? Array.from(html.matchAll(image), ([tag]) => tag) : []
  const [tag = ''] = tags
  const [src, alt] = ['src', 'alt'].map((name) => attributeOf({ attributes: tag }, name)) as [string, string]
  const named = src.startsWith(ownFile) ? src.slice(ownFile.length) : null
  const kept = element?.children.find(
    (child) =>
      child.name === 'file' &&
      attributeOf(child, 'encoding') === 'base64' &&
      isNamed(named, attributeOf(child, 'name')),
  )
  if (tags.length !== 1 || !kept || !element) return { text: wordsOf(element) }
  const rest = { ...element, children: [{ ...element, name: 'text', text: html.replace(tag, ' ') }] }
  return { text: wordsOf(rest), file: { file: { alt, base64: kept.text } } }
}

/** The name in an address may be written as addresses are. */
function isNamed(named: string | null, name: string): boolean {
  return (
    named !== null && name !== '' && (named === name || named === encodeURIComponent(name) || named === encodeURI(name))
  )
}

/** The words of an element in the form that it names; where a picture was, its mark. */
function wordsOf(element: Element | undefined): string {
  const text = childOf(element, 'text')?.text ?? ''
  const format = element ? attributeOf(element, 'format') : ''
  if (format === 'plain_text' || format === 'markdown') return text
  return plainText(text.replace(/<(?:img|svg|iframe|object|video|audio)\b/giu, `${pictureMark}$&`))
}

/** `$course$/top/Luật/Cư trú` is about "Cư trú". */
function subjectOf(path: string): string[] {
  const last = path.trim().split('/').at(-1)?.trim() ?? ''
  return /^(?:\$|top$|default for|mặc định)/iu.test(last) ? [] : last ? [last] : []
}
