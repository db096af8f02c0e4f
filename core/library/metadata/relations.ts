import type { RelationKind } from '../../../db/schema/library.ts'
import { kindWords } from '../../text/document-kinds.ts'
import { type NumberMention, numberKeyOf, numbersIn } from '../../text/document-number.ts'
import { fold } from '../../text/fold.ts'
import { dayIn, dayPattern } from './dates.ts'

/** What a text says that its document does to another, or rests on. `scope` is '' where the whole of the other is meant. */
export type SourceRelation = {
  kind: RelationKind
  targetKey: string
  targetNumber: string
  targetTitle: string
  targetIssuedOn: string | null
  scope: string
  /** Null is the day on which the document itself takes effect. */
  effectiveOn: string | null
  evidence: string
}

const verbs: [kind: RelationKind, verb: RegExp][] = [
  ['based_on', /^(?:-\s*)?căn cứ\s/iu],
  ['replaces', /\bthay thế(?:\s+cho)?\s/iu],
  ['repeals', /(?:^|[^\p{L}])bãi bỏ\s/iu],
  ['amends', /sửa đổi(?:,?\s*(?:và\s+)?bổ sung)?\s/iu],
  ['guides', /(?:quy định chi tiết|hướng dẫn)\s/iu],
]
const ends = /hết hiệu lực/iu
const listed = /^(?:[-–+•]|[a-zđ]\)|\d{1,2}[.)])\s/iu
const longestEvidence = 400
const mostRelations = 200

/** What a document's title and its own sentences say of other documents; what it quotes is not its own. */
export function relationsOf(title: string, text: string, own: string): SourceRelation[] {
  const found = new Map<string, SourceRelation>()
  const add = (relations: SourceRelation[]) => {
    for (const one of relations) {
      const key = [one.kind, one.targetKey, one.scope].join('|')
      if (one.targetKey !== numberKeyOf(own) && !found.has(key) && found.size < mostRelations) found.set(key, one)
    }
  }
  add(inSentence(title, ['amends', 'replaces', 'repeals', 'guides']))
  let under: RelationKind | null = null
  let quoted = false
  for (const line of text
    .replace(/\f/g, '\n')
    .split('\n')
    .map((one) => one.replace(/^#+\s*/, '').trim())) {
    if (line === '') continue
    const wasQuoted = quoted
    quoted = leftOpen(line, quoted)
    if (wasQuoted || line.startsWith('“')) continue
    if (under && listed.test(line)) {
      add(targetsIn(line.replace(listed, ''), under, line))
      continue
    }
    under = listHead(line)
    for (const sentence of line.split(/(?<=[.;])\s+(?=\p{Lu})/u))
      add(inSentence(sentence, ['based_on', 'replaces', 'repeals', 'amends']))
  }
  return [...found.values()]
}

const leftOpen = (line: string, quoted: boolean): boolean => {
  const [open, close] = [(line.match(/“/g) ?? []).length, (line.match(/”/g) ?? []).length]
  return open === close ? quoted : open > close
}

/** "Bãi bỏ các văn bản sau đây:" says what becomes of those that the lines below it name. */
function listHead(line: string): RelationKind | null {
  if (!/:$/.test(line) || !/sau(?: đây)?\s*:$|văn bản\s*:$/iu.test(line)) return null
  if (/bãi bỏ|hết hiệu lực/iu.test(line)) return 'repeals'
  return /thay thế/iu.test(line) ? 'replaces' : null
}

function inSentence(sentence: string, kinds: RelationKind[]): SourceRelation[] {
  // "Nghị định số 1/2020/NĐ-CP hết hiệu lực kể từ ngày Luật này có hiệu lực": here the other stands first.
  const over = ends.exec(sentence)
  if (over)
    return targetsIn(sentence.slice(0, over.index), 'repeals', sentence).map((one) => ({
      ...one,
      effectiveOn: dayAfter(sentence.slice(over.index)),
    }))
  for (const [kind, verb] of verbs) {
    const said = kinds.includes(kind) ? verb.exec(sentence) : null
    if (!said) continue
    const after = sentence.slice(said.index + said[0].length)
    // "thay thế cụm từ", "bổ sung Điều 5a": what is put in place of words is the amended document's.
    if (kind === 'replaces' && /^(?:các )?(?:cụm )?từ(?![\p{L}])/iu.test(after)) continue
    return targetsIn(after, kind, sentence)
  }
  return []
}

const fromDay = new RegExp(`từ\\s+(${dayPattern})`, 'iu')
const dayAtOnce = new RegExp(`^\\s*(?:,\\s*)?${dayPattern}`, 'iu')
const dayAfter = (words: string) => dayIn(fromDay.exec(words)?.[1] ?? '')

const lead = new RegExp(`(${kindWords.map(({ word }) => word).join('|')})\\s*(?:so\\s*)?(?:[:.]\\s*)?$`)
// What leads to a number stands close before it.
const longestLead = 120
const parts = /(?:điểm|khoản|điều|chương|mục|phụ lục|một số (?:điều|khoản|nội dung|quy định))(?![\p{L}])/iu

/**
 * The documents that words after a verb name by their numbers. One that stands in another's title ("… hướng dẫn Nghị
 * định số 5/2020/NĐ-CP") is not meant: a further one follows a comma, a semicolon or "và".
 */
function targetsIn(words: string, kind: RelationKind, evidence: string): SourceRelation[] {
  const named: { mention: NumberMention; start: number }[] = []
  for (const mention of numbersIn(words)) {
    if (mention.tail.length === 0 || (!mention.year && mention.tail.length < 2)) continue
    const from = Math.max(0, mention.start - longestLead)
    const before = fold(words.slice(from, mention.start))
    const at = lead.exec(before)?.index ?? before.length
    const start = from + at
    const goesOn = /(?:[,;:]|\bva)$/.test(before.slice(0, at).trimEnd())
    if (named.length === 0 || goesOn) named.push({ mention, start })
  }
  const [first] = named
  if (!first) return kind === 'based_on' || kind === 'guides' ? titled(words, kind, evidence) : []
  return named.map(({ mention, start }, i) => {
    const from = named[i - 1]?.mention.end ?? 0
    const until = named[i + 1]?.start ?? words.length
    const about = words.slice(mention.end, until)
    return {
      kind,
      targetKey: mention.key,
      targetNumber: words.slice(mention.start, mention.end).replace(/\s+/g, ''),
      targetTitle: words
        .slice(start, until)
        .replace(/(?<![\s,;.])[\s,;.]+(?:và\s*)?$/u, '')
        .slice(0, 300),
      targetIssuedOn: dayIn(dayAtOnce.exec(about)?.[0] ?? ''),
      scope: kind === 'based_on' || kind === 'guides' ? '' : scopeOf(words.slice(from, start)),
      effectiveOn: null,
      evidence: evidence.slice(0, longestEvidence),
    }
  })
}

/** Which parts of the other are meant: "khoản 2 Điều 5 và Điều 7". "A number of articles" says which no more than none. */
function scopeOf(before: string): string {
  const said = before.match(parts) ? before : ''
  return said
    .replace(/^[\s,;]*(?:và|toàn bộ|nội dung|quy định tại)\s+/iu, '')
    .replace(/(?<![\s,])[\s,]*(?:(?:của|tại|ban hành kèm theo)\s*)?$/iu, '')
    .replace(/^một số (?:điều|khoản|nội dung|quy định).*$/iu, 'một số điều')
    .trim()
    .slice(0, 200)
}

const law = /((?:Bộ luật|Luật|Pháp lệnh)\s+\p{Lu}[^;:.]*?)(?= (?:ngày|số|năm) | ?[;:.]| đã được|$)/u

/** Laws are cited by their names: "Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025". */
function titled(words: string, kind: RelationKind, evidence: string): SourceRelation[] {
  const said = words.replace(/\s+/g, ' ')
  const name = law.exec(said)?.[1]?.trim()
  if (!name || name.length > 120 || / này$/iu.test(name)) return []
  const targetIssuedOn = dayIn(said.slice(said.indexOf(name) + name.length, said.indexOf(name) + name.length + 50))
  return [
    {
      kind,
      targetKey: '',
      targetNumber: '',
      targetTitle: name,
      targetIssuedOn,
      scope: '',
      effectiveOn: null,
      evidence: evidence.slice(0, longestEvidence),
    },
  ]
}
