import { plainText } from '../../news/plain.ts'
import { type Found, quoted, type Reading, type Told } from './found.ts'
import { type Block, blocksOf } from './gift-blocks.ts'
import { partedTags } from './labels.ts'
import { told as words } from './messages.ts'
import { sourceApart } from './source-apart.ts'

const truth = /^(?:T|TRUE|F|FALSE)$/iu
const share = /^%(-?\d{1,3}(?:\.\d{1,9})?)%/u

/** Questions in GIFT: choice, of one or several, true or false, a short answer, and a row to be put in order. Others are told and left out. */
export function readGift(text: string): Reading {
  const questions: Found[] = []
  const told: Told[] = []
  for (const block of blocksOf(text)) {
    const read = questionIn(block)
    if ('problem' in read)
      told.push({ at: block.at, level: read.level, words: quoted(block.source), problem: read.problem })
    else questions.push(read)
  }
  return { questions, told }
}

type Refused = { level: Told['level']; problem: string }

/** Where a sign stands that no backslash makes plain; -1 where it does not. */
function bare(text: string, sign: string, from = 0): number {
  for (let at = from; at < text.length; at++) {
    if (text[at] === '\\') at++
    else if (text.startsWith(sign, at)) return at
  }
  return -1
}

function lastBare(text: string, sign: string): number {
  let found = -1
  for (let at = bare(text, sign); at >= 0; at = bare(text, sign, at + 1)) found = at
  return found
}

const plain = (text: string) => text.replace(/\\(n|[~=#{}:\\])/gu, (_, sign) => (sign === 'n' ? '\n' : sign)).trim()

function questionIn({ at, source, tags }: Block): Found | Refused {
  let text = source
  if (text.startsWith('::')) {
    const end = bare(text, '::', 2)
    if (end > 0) text = text.slice(end + 2).trim()
  }
  const [form] = /^\[(?:html|moodle|plain|markdown)\]/iu.exec(text) ?? ['']
  const said = (words: string) => (form.toLowerCase() === '[html]' ? plainText(plain(words)) : plain(words))
  text = text.slice(form.length)
  const [from, to] = [bare(text, '{'), lastBare(text, '}')]
  if (from < 0 && to < 0) return { level: 'left', problem: words.kind('description') }
  if (from < 0 || to < from || bare(text, '{', from + 1) >= 0) return { level: 'fault', problem: words.braces }
  const behind = text.slice(to + 1).trim()
  const asked = said(text.slice(0, from)) + (behind ? ` _____ ${said(behind)}` : '')
  const general = bare(text.slice(0, to), '####', from)
  const body = text.slice(from + 1, general < 0 ? to : general).trim()
  const about = {
    ...{ at, text: asked, ...sourceApart(general < 0 ? '' : said(text.slice(general + 4, to))), ...partedTags(tags) },
  }
  const verdict = plain(body.split('#', 1)[0] ?? '')
  if (truth.test(verdict)) return { ...about, options: ['Đúng', 'Sai'], correct: [/^T/iu.test(verdict) ? 0 : 1] }
  if (!body) return { level: 'left', problem: words.kind('essay') }
  if (body.startsWith('#')) return { level: 'left', problem: words.kind('numerical') }
  if (body.startsWith('>')) return { ...about, kind: 'order', options: rowIn(body).map(said), correct: [] }
  const answers = answersIn(body)
  if (!answers.some(({ sign }) => sign === '~')) {
    if (body.includes('->')) return { level: 'left', problem: words.kind('matching') }
    const forms = answers.filter(({ share, worth }) => !share || worth === 100)
    if (answers.length === 0 || forms.some((answer) => bare(answer.text, '*') >= 0))
      return { level: 'left', problem: answers.length === 0 ? words.kind('shortanswer') : words.star }
    return { ...about, kind: 'short', options: forms.map((answer) => said(answer.text)), correct: [] }
  }
  const sure = answers.filter(({ sign }) => sign === '=')
  if (sure.length > 1) return { level: 'fault', problem: words.either }
  const correct = answers.flatMap(({ sign, worth }, index) =>
    (sure.length > 0 ? sign === '=' : worth > 0) ? [index] : [],
  )
  return { ...about, options: answers.map((answer) => said(answer.text)), correct }
}

// How Moodle is to show and mark it, on the first line.
const rowHead = /^>[ \t]{0,20}(?:\d{1,3})?(?:[ \t]{1,9}[A-Za-z_]{1,40}){0,6}[ \t]{0,20}$/u

/** The things of a row, one a line, as Moodle's ordering has them. */
function rowIn(body: string): string[] {
  const [first = '', ...rest] = body.split('\n').map((line) => line.trim())
  return [...(rowHead.test(first) ? [] : [first.slice(1).trim()]), ...rest].filter(Boolean)
}

type Answer = { sign: string; share: boolean; worth: number; text: string }

function answersIn(body: string): Answer[] {
  const starts: number[] = []
  for (let at = 0; at < body.length; at++) {
    if (body[at] === '\\') at++
    else if (body[at] === '=' || body[at] === '~') starts.push(at)
  }
  return starts.map((start, index) => {
    const piece = body.slice(start + 1, starts[index + 1] ?? body.length).trim()
    const [mark = '', worth = '0'] = share.exec(piece) ?? []
    const text = piece.slice(mark.length)
    const feedback = bare(text, '#')
    return {
      sign: body[start] as string,
      share: mark !== '',
      worth: Number(worth),
      text: feedback < 0 ? text : text.slice(0, feedback),
    }
  })
}
