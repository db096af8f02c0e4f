import type { RelationKind } from '../../../db/schema/library.ts'
import { kindWords } from '../../text/document-kinds.ts'
import { type NumberMention, numberKeyOf, numbersIn } from '../../text/document-number.ts'
import { fold } from '../../text/fold.ts'
import { actsIn, withoutOthers } from './acts.ts'
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
  add(inSentence(title, ['amends', 'replaces', 'repeals', 'suspends', 'guides'], own, true))
  let under: { kind: RelationKind; part: string } | null = null
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
      const { kind, part } = under
      const named = targetsIn(withoutOthers(line.replace(listed, ''), own), kind, line)
      add(named.map((one) => ({ ...one, scope: one.scope || part })))
      continue
    }
    under = listHead(line, own)
    for (const sentence of sentencesOf(line))
      add(inSentence(sentence, ['based_on', 'replaces', 'repeals', 'amends', 'suspends'], own))
  }
  return [...found.values()]
}

const doing =
  /thay|bãi bỏ|h[uủ][ỷy] bỏ|thu hồi|điều chỉnh|hiệu lực|sửa đổi|bổ sung|đính chính|căn cứ|thi hành|hướng dẫn|quy định chi tiết/iu

const listOfThem = /(?:các|những)\s[^:;.]{3,60}:\s/iu

/** A line's sentences. What only names documents before a semicolon goes on: "Quyết định số …; Quyết định số … hết hiệu lực." */
function sentencesOf(line: string): string[] {
  const sentences: string[] = []
  let begun = ''
  for (const piece of line.split(/(?<=[.;])\s+(?=\p{Lu})/u)) {
    const last = sentences.at(-1) ?? ''
    // "Bãi bỏ các quyết định: Quyết định số …; Quyết định số …" goes on behind each semicolon.
    if (!begun && last.endsWith(';') && listOfThem.test(last) && numbersIn(piece).length > 0 && !doing.test(piece)) {
      sentences[sentences.length - 1] = `${last} ${piece}`
      continue
    }
    const whole = begun ? `${begun} ${piece}` : piece
    begun = piece.endsWith(';') && numbersIn(piece).length > 0 && !doing.test(piece) ? whole : ''
    if (!begun) sentences.push(whole)
  }
  return begun ? [...sentences, begun] : sentences
}

const leftOpen = (line: string, quoted: boolean): boolean => {
  const [open, close] = [(line.match(/“/g) ?? []).length, (line.match(/”/g) ?? []).length]
  return open === close ? quoted : open > close
}

const listedAbove =
  /^(?:\S{1,4}\s)?(?:các|những)\s[^:,]{3,60}\ssau(?: đây)?\s(?:được|bị|hết|chấm dứt|không còn|ngưng|ngừng|tạm)\s/iu

/** "Bãi bỏ các văn bản sau đây:" says what becomes of those that the lines below it name. */
function listHead(line: string, own: string): { kind: RelationKind; part: string } | null {
  if (!line.endsWith(':') || !(/sau(?: đây)?\s*:$|văn bản\s*:$/iu.test(line) || listedAbove.test(line))) return null
  // What another document repealed, or what stays in force, is only told of.
  if (
    /không|chưa|đã (?:hết|được|bị)|tiếp tục/iu.test(line) ||
    numbersIn(line).some(({ key }) => key !== numberKeyOf(own))
  )
    return null
  const part = /một phần/iu.exec(line)?.[0].toLowerCase() ?? ''
  if (/(?:ngưng|ngừng|đình chỉ|tạm dừng)(?!\p{L})/iu.test(line)) return { kind: 'suspends', part }
  if (/bãi bỏ|h[uủ][ỷy] bỏ|thu hồi|hết hiệu lực|chấm dứt hiệu lực/iu.test(line)) return { kind: 'repeals', part }
  return /thay thế|thay cho/iu.test(line) ? { kind: 'replaces', part } : null
}

function inSentence(sentence: string, kinds: RelationKind[], own: string, isTitle = false): SourceRelation[] {
  const plain = sentence.replace(/\s+/g, ' ')
  return actsIn(plain, kinds, own, isTitle).flatMap(({ kind, words, part, except, effectiveOn }) =>
    targetsIn(words, kind, sentence).map((one) => ({
      ...one,
      scope:
        one.scope || part || (isExcepted(except, one) ? except.replace(/[\s.;,]$/u, '').slice(0, longestScope) : ''),
      effectiveOn,
    })),
  )
}

/** Whether an exception is one of this document: "…, trừ khoản 3 Điều 7 Quyết định số 24/2017/QĐ-UBND" says of which. */
function isExcepted(except: string, { targetKey }: { targetKey: string }): boolean {
  const named = numbersIn(except)
  return named.length === 0 || named.some(({ key }) => key === targetKey)
}

const dayAtOnce = new RegExp(`^\\s*(?:,\\s*)?${dayPattern}`, 'iu')
const lead = new RegExp(`(${kindWords.map(({ word }) => word).join('|')})\\s*(?:so\\s*)?(?:[:.]\\s*)?$`)
// What leads to a number stands close before it.
const longestLead = 120
const parts = /(?:điểm|khoản|điều|chương|mục|phụ lục|một số (?:điều|khoản|nội dung|quy định))(?![\p{L}])/iu
// These are words of titles as well: they part a document only where they lead.
const leading =
  /^(?:(?:và|toàn bộ|các|những)\s){0,3}(?:tiết|phần|một phần|mẫu|biểu|bảng|(?:cụm )?từ|đoạn|câu|dòng|gạch đầu dòng|tên|tiêu đề|nội dung)(?!\p{L})/iu
const nextPart = /(?:[,;:]|\svà)\s(?=(?:\p{L}+\s)?(?:điểm|khoản|điều|chương|mục|phụ lục|một số|cụm từ)(?!\p{L}))/iu
const longestScope = 200

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
    const goesOn = followsOn(before.slice(0, at), words.slice(named.at(-1)?.mention.end ?? 0, start))
    if (named.length === 0 || goesOn) named.push({ mention, start })
  }
  const [first] = named
  if (!first) return kind === 'based_on' || kind === 'guides' ? titled(words, kind, evidence) : []
  return named.flatMap(({ mention, start }, i) => {
    const from = named[i - 1]?.mention.end ?? 0
    const until = named[i + 1]?.start ?? words.length
    const about = words.slice(mention.end, until)
    if (kind !== 'based_on' && staysInForce.test(about)) return []
    return {
      kind,
      targetKey: mention.key,
      targetNumber: words.slice(mention.start, mention.end).replace(/\s+/g, ''),
      targetTitle: words
        .slice(start, until)
        .replace(/(?<![\s,;./])[\s,;./]+(?:và\s*)?$/u, '')
        .slice(0, 300),
      targetIssuedOn: dayIn(dayAtOnce.exec(about)?.[0] ?? ''),
      scope: kind === 'based_on' || kind === 'guides' ? '' : scopeOf(partsBetween(words.slice(from, start), i)),
      effectiveOn: null,
      evidence: evidence.slice(0, longestEvidence),
    }
  })
}

/** Whether a further document is meant as well: behind a comma or "và", its parts between them, and in no other's title. */
function followsOn(folded: string, between: string): boolean {
  if (/(?:[,;:]|\bva)(?:\sso)?$/.test(folded.trimEnd())) return true
  return partsLead.test(folded.trimEnd()) && !/quy định|hướng dẫn|thi hành|sửa đổi|bổ sung/iu.test(between)
}
const partsLead =
  /(?:[,;:]|\bva)(?: (?:cua|tai|va|diem|khoan|dieu|chuong|muc|phu luc|[a-z]|\d{1,3}[a-z]?|[ivx]{2,5})){1,9}$/

/** Between two documents stands what the first is about, then the parts of the second. */
function partsBetween(words: string, i: number): string {
  if (i === 0) return words
  const from = nextPart.exec(words)
  return from ? words.slice(from.index + from[0].length) : ''
}

/** Which parts of the other are meant: "khoản 2 Điều 5 và Điều 7". "A number of articles" says which no more than none. */
function scopeOf(before: string): string {
  // "Bãi bỏ quy định tại Quyết định số …" takes something out of it, and says what behind its number.
  if (/^(?:các |những )?quy định (?:tại|trong)$/iu.test(before.trim())) return 'một số quy định'
  const said = parts.test(before) || leading.test(before.trim()) ? before : ''
  return said
    .replace(/^[\s,;]{0,9}(?:(?:và|toàn bộ|nội dung|quy định tại)(?:\s{1,9}|$)){1,4}/iu, '')
    .replace(/(?<![\s,])[\s,]*(?:(?:của|tại|(?:ban hành )?kèm theo)\s*)?$/iu, '')
    .replace(/^một số (?:điều|khoản|nội dung|quy định).*$/iu, 'một số điều')
    .trim()
    .slice(0, longestScope)
}

// "… bãi bỏ A, B tiếp tục có hiệu lực": the last is not meant.
const staysInForce =
  /^[^,;:]{0,80}?(?<!\p{L})(?:tiếp tục|vẫn(?: còn)?|còn)\s(?:được\s)?(?:có hiệu lực|hiệu lực|áp dụng|thi hành|thực hiện)/iu

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
