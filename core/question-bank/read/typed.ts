import { quoted, type Reading } from './found.ts'
import { difficultyIn, tagsIn } from './labels.ts'
import { unreadWhy } from './messages.ts'
import { chosen, type Line, linesOf } from './typed-lines.ts'

type QuestionDraft = { text: string; options: string[]; correct: number[]; explanation?: string }

/** A line that could not be placed, and why: its author is asked, nothing is guessed. */
export type Unread = { line: number; words: string; why: keyof typeof unreadWhy }

type Item = { text: string; right: boolean; letter: string | null; line: Line }
type Open = {
  number: number | null
  headed: boolean
  at: number
  items: Item[]
  /** How many of them have a letter, and how many one that was written. */
  lettered: number
  written: number
  answer: { text: string; line: Line } | null
  because: { text: string; source: boolean }[]
  labels: { text: string; difficulty: boolean }[]
}

/**
 * Questions as people type and paste them: numbered ("Câu 1:") or with a blank line between; options with letters or a line
 * each; what is right by `*`, by "Đáp án: B" below, or by a list of answers at the end; `#` or "Giải thích:" before what explains.
 */
export const questionsFromText = (typed: string): QuestionDraft[] => placed(typed).questions.map(draftOf)

/** The lines of such a text that could not be placed. */
export const unreadIn = (typed: string): Unread[] => placed(typed).unread

/** The same for a bank: with the clause that a question rests on, what it is about and how hard it is. */
export function readTyped(typed: string): Reading {
  const { questions, unread } = placed(typed)
  return {
    questions: questions.map(({ at, open, text, options, correct }) => {
      const said = (source: boolean) =>
        open.because.flatMap((one) => (one.source === source && one.text ? [one.text] : [])).join('\n')
      const hard = open.labels.findLast((one) => one.difficulty)
      return {
        ...{ at, text, options, correct, explanation: said(false), source: said(true) },
        tags: open.labels.flatMap((one) => (one.difficulty && difficultyIn(one.text) ? [] : tagsIn(one.text))),
        difficulty: hard ? difficultyIn(hard.text) : null,
      }
    }),
    told: inParagraphs(unread).map(({ line, words, why }) => ({
      ...{ at: line, words, problem: unreadWhy[why] },
      level: why === 'title' || why === 'page' || why === 'end' ? 'note' : 'fault',
    })),
  }
}

/** The lines of one title as one. */
function inParagraphs(unread: Unread[]): Unread[] {
  const told: Unread[] = []
  let last = 0
  for (const one of unread) {
    const before = told.at(-1)
    if (before && one.why === 'title' && before.why === 'title' && one.line === last + 1)
      told[told.length - 1] = { ...before, words: quoted(`${before.words} / ${one.words}`) }
    else told.push(one)
    last = one.line
  }
  return told
}

type Placed = { at: number; open: Open; text: string; options: string[]; correct: number[] }

function draftOf({ open, text, options, correct }: Placed): QuestionDraft {
  const explanation = open.because.flatMap((one) => one.text || []).join('\n')
  return { text, options, correct, ...(explanation && { explanation }) }
}

// "PHẦN II. CÂU HỎI MỨC KHÁ", in capitals alone.
const partTitle = /^(?:PHẦN|CHƯƠNG|MỤC|CHỦ ĐỀ|ĐỀ|BÀI|[IVX]{1,4}[.:]) ?[^\p{Ll}?]{0,120}$/u

// "Phần II: Tăng tốc", a contest's round.
const roundTitle =
  /^(?:phần(?: thi)?|vòng(?: thi)?|chặng|lượt|gói(?: câu hỏi)?) (?:[IVX]{1,4}|\d{1,2}|một|hai|ba|bốn|nhất|nhì)(?!\p{L})[^?]{0,100}$/iu
const isTitle = (words: string) => partTitle.test(words) || roundTitle.test(words)

// More than these nobody mends.
const mostUnread = 10_000

function placed(typed: string): { questions: Placed[]; unread: Unread[] } {
  const unread: Unread[] = []
  const miss = (line: Line, why: Unread['why']) =>
    unread.length < mostUnread && unread.push({ line: line.at, words: quoted(line.raw), why })
  const all = gather(linesOf(typed), miss)
  // Lines before numbered questions that ask nothing and have no answer are a heading of the paper.
  const saysNoAnswer = ({ items, answer }: Open) =>
    !answer && items.every(({ text, right, letter }) => !right && letter === null && !asks(text))
  const anyHeaded = all.some((one) => one.headed)
  const isHeading = (open: Open) => !open.headed && anyHeaded && (open.items.length === 1 || saysNoAnswer(open))
  // What goes before the first question, or says of which part the next ones are, is a title; other lines may be a question's.
  const first = all.findIndex((one) => !isHeading(one))
  for (const [at, { items }] of all.entries())
    if (isHeading(all[at] as Open))
      for (const { line } of items) miss(line, at < first || isTitle(line.raw) ? 'title' : 'stray')
  const questions = all.filter((open) => !isHeading(open)).map((open) => placedOf(open, miss))
  return { questions, unread: unread.sort((a, b) => a.line - b.line) }
}

type Miss = (line: Line, why: Unread['why']) => void

/** Which lines make one question. */
function gather(lines: Line[], miss: Miss): Open[] {
  const all: Open[] = []
  const numbered: Numbered = new Map()
  let open: Open | null = null
  let gap = true
  let inKey = false
  let afterKey = false
  let last: Line['kind'] = 'blank'
  let here = 0
  const start = (number: number | null, headed: boolean, items: Item[] = []) => {
    open = {
      number,
      headed,
      at: items[0]?.line.at ?? here,
      items,
      lettered: 0,
      written: 0,
      answer: null,
      because: [],
      labels: [],
    }
    all.push(open)
    afterKey = false
    if (number !== null) numbered.set(number, [...(numbered.get(number) ?? []).slice(0, 1), open])
    return open
  }
  for (const line of lines) {
    const now = open as Open | null
    here = line.at
    const keys = inKey || (line.kind === 'answer' && /^(?:câu )?\d/iu.test(line.text)) ? keysIn(line) : null
    if (line.kind === 'blank') gap = true
    else if (line.kind === 'page') miss(line, 'page')
    else if (keys) {
      answerAll(all, numbered, keys, line, miss)
      afterKey = true
    } else {
      inKey = line.kind === 'key'
      if (line.kind === 'head') {
        const begun = start(line.number, true, itemsOf(line, line.text))
        if (line.level) begun.labels.push({ text: line.level, difficulty: true })
      } else if (line.kind === 'numbered') takeNumbered(now, line, gap, start)
      else if (line.kind === 'option' && now && pointsBack(now, line))
        takeAnswer(now, { ...line, kind: 'answer', text: line.letter, sure: true }, miss)
      else if (line.kind === 'option') takeOption(now, line, start, miss)
      else if (line.kind === 'answer') takeAnswer(now, line, miss)
      else if (line.kind === 'because') {
        if (now) now.because.push(line)
        else miss(line, 'stray')
      } else if (line.kind === 'label' && now && (isLettered(now) || isOver(now))) now.labels.push(line)
      else if (line.kind === 'label')
        takePlain(now, { ...line, kind: 'plain', text: line.raw, right: false }, gap, last, start, miss)
      // Whoever signs the paper stands below its answers.
      else if (line.kind === 'plain' && afterKey && now?.headed && !asks(line.text))
        miss(line, isTitle(line.raw) ? 'title' : 'end')
      else if (line.kind === 'plain') takePlain(now, line, gap, last, start, miss)
      gap = false
      last = line.kind
    }
  }
  return all
}

type Start = (number: number | null, headed: boolean, items?: Item[]) => Open

const itemsOf = (line: Line, text: string, right = false): Item[] => (text ? [{ text, right, letter: null, line }] : [])
const isLettered = (open: Open) => open.lettered > 0
const isOver = (open: Open) => open.answer !== null || open.because.length > 0
/** "(B)" alone below the options that have a B already. */
const pointsBack = (open: Open, { letter, text }: Line & { kind: 'option' }) =>
  text === '' && open.items.some((item) => item.letter === letter)
const nextLetter = (open: Open) => String.fromCharCode(65 + open.lettered)

function takeNumbered(open: Open | null, line: Line & { kind: 'numbered' }, gap: boolean, start: Start): void {
  // Behind "1." of its own the next number is the next of these, whatever its question's number is.
  const goesOn = open?.headed && open.lettered > 0 && line.number === open.lettered + 1 && !hasLetters(open)
  const follows = open?.number != null && line.number === open.number + 1
  const asOption = open !== null && letterOf(line.number) === nextLetter(open) && !hasLetters(open)
  // What stands above the first question is none itself where that one asks.
  const isFirst = open !== null && !open.headed && asks(line.text) && !open.items.some(({ text }) => endsQuestion(text))
  if (!open || gap || isFirst || (follows && !goesOn) || isOver(open) || !asOption)
    start(line.number, true, itemsOf(line, line.text))
  else {
    open.items.push({ text: line.text, right: false, letter: letterOf(line.number), line })
    open.lettered += 1
  }
}

/** Whether its options have letters that were written, not made of numbers. */
const hasLetters = (open: Open) => open.written > 0
const letterOf = (number: number) => String.fromCharCode(64 + number)

function takeOption(open: Open | null, line: Line & { kind: 'option' }, start: Start, miss: Miss): void {
  const { letter, text, right } = line
  let into = open
  if (into?.headed && letter === 'A' && isLettered(into) && !hasLetters(into)) {
    // "Cho các ý sau: 1. … 2. … Ý nào đúng? A. …": its numbers are of what it asks about.
    for (const item of into.items) if (item.letter) [item.letter, item.text] = [null, item.line.raw]
    into.lettered = 0
  }
  if (into && letter === 'A' && isLettered(into)) {
    // A second row of letters: the one line between is what it answers.
    const from = into.items.map((item) => item.letter !== null).lastIndexOf(true) + 1
    const between = into.items.splice(from)
    if (between.length !== 1) miss(between[0]?.line ?? line, 'melted')
    into = start(null, false, between)
  }
  if (!into) {
    miss(line, 'stray')
    return
  }
  if (letter !== nextLetter(into)) miss(line, 'order')
  into.items.push({ text, right, letter, line })
  into.lettered += 1
  into.written += 1
}

const severalAnswers =
  /^\d{1,3} ?[.):–-].*[;,] ?\d{1,3} ?[.):–-]|^[a-h] ?[.):–-] ?(?:đúng|sai|đ|s)(?!\p{L}).*[a-h] ?[.):–-] ?(?:đúng|sai|đ|s)(?!\p{L})/iu

function takeAnswer(open: Open | null, line: Line & { kind: 'answer' }, miss: Miss): void {
  if (!open) miss(line, 'stray')
  else if (open.answer) miss(line, 'twice')
  // Answers of several questions, in words.
  else if (severalAnswers.test(line.text)) miss(line, 'answer')
  // "Đáp án A và B" without a colon may be an option as well as an answer; beside letters it can only be one.
  else if (!line.sure && !isLettered(open)) miss(line, 'answer')
  else open.answer = { text: line.text, line }
}

function takePlain(
  open: Open | null,
  line: Line & { kind: 'plain' },
  gap: boolean,
  last: Line['kind'],
  start: Start,
  miss: Miss,
): void {
  const items = itemsOf(line, line.text, line.right)
  if (!open) start(null, false, items)
  else if (isOver(open)) {
    if (isTitle(line.raw)) miss(line, 'title')
    else if (/^\d{1,3}$/.test(line.raw)) miss(line, 'page')
    else if (!open.headed && (gap || (last === 'answer' && asks(line.text)))) start(null, false, items)
    else if (!gap && last === 'because' && !asks(line.text))
      open.because.push({ text: line.text, source: open.because.at(-1)?.source ?? false })
    else miss(line, 'melted')
  } else if (gap && isLettered(open) && isTitle(line.raw)) miss(line, 'title')
  else if (gap && !open.headed) start(null, false, items)
  else open.items.push(...items)
}

const asks = (text: string) => /[?？]$/u.test(text)
const endsQuestion = (text: string) => /[?？:：]$/u.test(text)

/** One question of its lines. */
function placedOf(open: Open, miss: Miss): Placed {
  const { text, options } = withTruthParted(isLettered(open) ? byLetters(open.items, miss) : byLines(open.items, miss))
  const marked = options.flatMap(({ right }, index) => (right ? [index] : []))
  if (options.length === 0 && open.answer && truth.test(open.answer.text))
    return { at: open.at, open, text, options: ['Đúng', 'Sai'], correct: [/^đ/iu.test(open.answer.text) ? 0 : 1] }
  // One line of "Đúng" below a sentence answers it.
  const [only] = options
  if (options.length === 1 && only && !open.answer && /^(?:đúng|sai)[.!]?$/iu.test(only.text))
    return { at: open.at, open, text, options: ['Đúng', 'Sai'], correct: [/^đ/iu.test(only.text) ? 0 : 1] }
  const correct = open.answer ? answersTo(open.answer, options, marked, miss) : marked
  return { at: open.at, open, text, options: options.map((option) => option.text), correct }
}

// An answer to a sentence that is right or wrong, and has no options of its own.
const truth = /^(?:đúng|sai|đ|s)$/iu

const bothTruths = /^[☐□]? ?đúng ?[/|,–-] ?[☐□]? ?sai\.?$/iu
/** "Đúng / Sai" on one line are two options. */
const withTruthParted = ({ text, options }: Parts): Parts =>
  options.length === 1 && bothTruths.test(options[0]?.text ?? '')
    ? { text, options: ['Đúng', 'Sai'].map((one) => ({ text: one, right: false })) }
    : { text, options }

type Parts = { text: string; options: { text: string; right: boolean }[] }
const joined = (items: Item[]) => items.map(({ text }) => text).join(' ')

/** Everything before the first letter asks; a line after a letter goes on with it where it begins in the middle of a sentence. */
function byLetters(items: Item[], miss: Miss): Parts {
  const first = items.findIndex(({ letter }) => letter !== null)
  const options: Parts['options'] = []
  let lost = false
  for (const { text, right, letter, line } of items.slice(first)) {
    const before = options.at(-1)
    if (letter !== null || !before) {
      options.push({ text, right })
      lost = false
    } else if (!lost && /^[\p{Ll}\d(]/u.test(text) && !asks(text)) before.text = `${before.text} ${text}`
    else {
      miss(line, asks(text) ? 'melted' : 'stray')
      // The next line goes on with this one, not with the option above.
      lost = true
    }
  }
  return { text: joined(items.slice(0, first)), options }
}

/** Without letters the question ends with its sign, or with its first line. */
function byLines(items: Item[], miss: Miss): Parts {
  const marked = items.findIndex(({ right }) => right)
  const until = marked < 0 ? items.length : marked
  const sign = items.slice(0, until).findIndex(({ text }) => endsQuestion(text))
  const [first] = items
  if (first && sign < 0 && /[,;(–-]$/u.test(first.text)) miss(first.line, 'where')
  const end = Math.max(sign, 0) + 1
  const options = items.slice(end)
  for (const { text, line } of options) if (asks(text)) miss(line, 'melted')
  return { text: joined(items.slice(0, end)), options }
}

function answersTo(
  { text, line }: NonNullable<Open['answer']>,
  options: Parts['options'],
  marked: number[],
  miss: Miss,
): number[] {
  const same = options.findIndex((option) => option.text.toLowerCase() === text.toLowerCase())
  const letters = indexesIn(text)
  // "2" among "1", "2", "3" may be the option or its number: where these differ, nobody knows.
  const isEither = same >= 0 && letters.length > 0 && letters.join() !== String(same)
  const named = isEither ? [] : same >= 0 ? [same] : letters
  const fits = named.length > 0 && named.every((index) => index < options.length)
  const agrees = (marked.length === 0 || marked.join() === named.join()) && !saysAnother(text, options, named)
  if (fits && agrees) return named
  miss(line, fits ? 'twice' : 'answer')
  return []
}

const wordsBehind = /^[A-Ha-h] ?[.):–-] ?(\S.*)$/u
/** Whether behind the letter of one option the words of another stand: "B. 1925", where that is A. */
function saysAnother(text: string, options: Parts['options'], [named, ...more]: number[]): boolean {
  const plain = (words: string) =>
    words
      .trim()
      .toLowerCase()
      .replace(/(?<![.;])[.;]{1,9}$/u, '')
  const said = plain(wordsBehind.exec(text)?.[1] ?? '')
  const isOf = (at: number) => plain(options[at]?.text ?? '') === said
  return (
    said !== '' &&
    named !== undefined &&
    more.length === 0 &&
    !isOf(named) &&
    options.some((_, at) => at !== named && isOf(at))
  )
}

/** The options that "B", "A, C", "A và C", "AC" or "2" names, from 0. */
export function indexesIn(text: string): number[] {
  const letters = /^[A-H]{2,8}$/u.test(text) ? text : chosen.exec(text)?.[1]?.replaceAll('và', '')
  const found = Array.from(letters?.matchAll(/[A-Ha-h1-8]/gu) ?? [], ([one]) => one.toUpperCase())
  const indexes = found.map((one) => (one >= 'A' ? one.charCodeAt(0) - 65 : Number(one) - 1))
  return [...new Set(indexes)].sort((a, b) => a - b)
}

type Keys = { number: number; text: string }[]
const pair = /(?:câu ?)?(\d{1,4}) ?[.:)/–-]? ?([A-H]+(?: ?, ?[A-H](?![\p{L}\d]))*)(?![\p{L}\d])/giu

/** "1B 2C 3A", "Câu 1: B": answers by number; null when the line says anything else. */
function keysIn({ raw }: Line): Keys | null {
  const text = raw.replace(/^(?:(?:bảng )?(?:các )?(?:đáp án|đ\/án|đ\/a|đa)|(?:answer )?keys?|answers?) ?[:=]? ?/iu, '')
  const rest = text.replace(pair, '')
  if (/[\p{L}\d]/u.test(rest)) return null
  const keys = Array.from(text.matchAll(pair), ([, number, letters = '']) => ({
    number: Number(number),
    text: letters,
  }))
  return keys.length > 0 ? keys : null
}

/** Questions by their number; of those that share one, two are enough to know of. */
type Numbered = Map<number, Open[]>

function answerAll(all: Open[], byNumber: Numbered, keys: Keys, line: Line, miss: Miss): void {
  for (const { number, text } of keys) {
    const numbered = byNumber.get(number) ?? []
    const open = numbered[0] ?? (byNumber.size === 0 ? all[number - 1] : undefined)
    if (!open || numbered.length > 1) miss(line, 'answer')
    else if (open.answer) miss(line, 'twice')
    else open.answer = { text: text.toUpperCase(), line }
  }
}
