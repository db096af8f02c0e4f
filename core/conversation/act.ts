import type { OptOutPurpose } from '../../db/schema/conversation.ts'
import { feedbackIn } from '../feedback/opening.ts'
import { alarmsIn, mayAsk } from '../feedback/question-alarms.ts'
import { composed } from '../text/composed.ts'
import { fold } from '../text/fold.ts'
import { laws } from './acts/matters.ts'
import { rules } from './acts/rules.ts'
import { contactKindIn } from './contacts.ts'
import { common, fits, readied } from './rule.ts'
import { namedStopIn } from './stops.ts'
import { plainWords, setOf, type Word, wordsOf } from './words.ts'

/** What somebody wants of the account itself, which no library answers. */
export type Act =
  | { kind: 'menu' }
  | { kind: 'contests' }
  | { kind: 'my_cases' | 'my_attempt' | 'my_unit' }
  /** A stop or start of what the account sends of its own accord: of all of it, or of what they name. */
  | { kind: 'stop' | 'start'; what?: OptOutPurpose; only?: boolean }
  /** `what` is whom they look for, folded; '' for all numbers. */
  | { kind: 'contact'; what: string }
  /** `words`: what was said, folded; a day may stand in them. */
  | { kind: 'hours' | 'digest'; words: string }
  /** More about the feedback sent just before; `sure` where it says so with a colon. */
  | { kind: 'addition'; text: string; sure: boolean }

const broughtBy: [RegExp, string][] = [
  [/\b(?:mat|cup|chap|hong) (?:duong )?dien\b|\bden duong\b|\bdien luc\b/, 'dien luc'],
  [/\b(?:mat|cup) nuoc\b|\bnuoc khong chay\b|\b(?:vo|ro)(?: ri)? (?:duong )?ong\b/, 'cap nuoc'],
  [/\bchay (?:nha|rung|no)\b/, 'cuu hoa'],
]
// What of a question for a number tells whom is looked for.
const asking = setOf(
  `
    so dien thoai dt may lien he lac goi bao hotline duong day nong dia chi o dau cho nao nam danh ba xin hoi
    la gi bao nhieu ai cua cac nhung khan cap can thiet quan trong co khong de truc
  `,
)

/** The words of a text that neither are common to all that people say nor belong to the rule of a kind. */
export function strangeTo(kind: Act['kind'], words: readonly Word[]): Word[] {
  const owned = known.find((one) => one.kind === kind)?.rule.owned
  return words.filter(({ folded }) => !common.has(folded) && !owned?.has(folded) && !/^\d/.test(folded))
}

const adds =
  /^(?:(?:da|vang|a|ah|u|u,|ok|oi|toi|em|minh|chau|con|tui|bac|xin|muon|can|cho|quen)[ ,]{1,2}){0,4}(?:bo sung|noi them|them nua|noi ro them|viet them|ke them|ta them|bao them|thong tin them|them thong tin|quen (?:noi|bao|ke|ghi|mat(?! khau))|con (?:mot y|nua)|them)(?: (?:them|thong tin|y|y kien|phan anh|mot y|nua|la|cho phan anh(?: (?:luc nay|vua roi|cua toi|truoc))?)){0,3}(?:\s*([:,–-])\s*|\s+)/

const longest = 200
const mostClauses = 4

/**
 * What a text asks of the account itself; null for all that may be a question to the library, or feedback, and for a cry for
 * help or a denunciation, whatever number is asked for in it.
 */
export function actOf(text: string): Act | null {
  if (text.length > 2000) return null
  const addition = additionIn(text)
  if (addition) return addition
  if (text.length > longest) return null
  const heard = wordsOf(text)
  const named = namedStopIn(heard)
  if (named) return isAlarming(text) ? null : named
  if (stopsAlone.test(composed(text).trim())) return { kind: 'stop' }
  const kind = statusAlone.test(folded(heard)) ? 'my_cases' : (kindIn(heard) ?? clauseKind(text))
  if (!kind || isAlarming(text)) return null
  return actFor(kind, folded(heard))
}

/** The act of a kind, with what of its folded words it needs. */
export function actFor(kind: Exclude<Act['kind'], 'addition'>, words: string): Act {
  if (kind === 'hours' || kind === 'digest') return { kind, words }
  return kind === 'contact' ? { kind, what: soughtIn(words) } : { kind }
}

type Said = { act: Exclude<Act, { kind: 'addition' }>; text: string }

/** The acts of a text that wants several of different kinds and nothing besides, each with its words; none for all other texts. */
export function actsIn(text: string): Said[] {
  if (text.length > longest || isAlarming(text)) return []
  const joined = actsOf(text.split(joints))
  if (joined.length > 0) return joined
  // A comma parts what is told from what is asked as often as two questions.
  const listed = actsOf(text.split(/[,;?\n]\s*/))
  // What is new, and a number, are asked for without a word that asks.
  const isAskedFor = ({ act, text: said }: Said) =>
    act.kind === 'digest' || mayAsk(said) || (act.kind === 'contact' && gives.test(fold(said)))
  return listed.every(isAskedFor) ? listed : []
}

const gives = /^\s*(?:(?:da|va|roi|san|tien|luon|ad|em|toi|tui|minh|con) ){0,3}(?:cho|xin)\b/
const joints = /\?\s*|\n+|,?\s(?:và|va|với lại|voi lai|với|voi|cùng với|cung voi)\s/iu

const notAsked: Act['kind'][] = ['stop', 'start', 'menu', 'addition']
const isAsked = (act: Act): act is Said['act'] => !notAsked.includes(act.kind)

function actsOf(parts: string[]): Said[] {
  const clauses = parts.map((part) => part.trim()).filter(Boolean)
  if (clauses.length < 2 || clauses.length > mostClauses) return []
  const wanted = clauses.flatMap((said) => {
    const act = actOf(said)
    return act && isAsked(act) ? [{ act, text: said }] : []
  })
  const rest = clauses.filter((clause) => !wanted.some(({ text: said }) => said === clause))
  const isNothing = (clause: string) => !mayAsk(clause) && wordsOf(clause).every(({ folded }) => common.has(folded))
  const kinds = new Set(wanted.map(({ act }) => act.kind))
  return kinds.size > 1 && kinds.size === wanted.length && rest.every(isNothing) ? wanted : []
}

const known = rules.flatMap(([kind, heard]) => heard.map((rule) => ({ kind, rule: readied(rule) })))

const kindIn = (words: readonly Word[]): (typeof known)[number]['kind'] | null =>
  known.find(({ rule }) => fits(words, rule))?.kind ?? null

const wanted =
  /^(?:(?:da|vang|ad|oi|toi|tui|em|minh|chau|con|bac|co|chu|nha) ){0,4}(?:muon|can|dinh|tinh) (?:di |ra |len )?(?:lam|xin|sang|dang ky|doi|cap|nop|tach|chuyen|xay|sua|chung thuc|cong chung|khai|sao y) [a-z]/

/** Whether somebody wants something done that offices do: “tui muốn sang tên sổ đỏ”. */
export const wantsDone = (text: string): boolean => wanted.test(fold(text).trim())

/** What one clause of a text wants, where all beside it only tells why: “tôi chuyển nhà rồi, đừng gửi tin nữa”. */
function clauseKind(text: string) {
  const clauses = text.split(/[,.;!\n]\s+/).filter((clause) => clause.trim() !== '')
  if (clauses.length < 2 || clauses.length > mostClauses) return null
  const kinds = clauses.map((clause) => kindIn(wordsOf(clause)))
  const [kind, ...more] = [...new Set(kinds.filter((one) => one !== null && one !== 'menu'))]
  // What somebody wants done beside the hours is asked as well, and no reason of theirs.
  const isAside = (clause: string) =>
    !mayAsk(clause) && !clause.includes('?') && !laws.test(fold(clause)) && !(kind === 'hours' && wantsDone(clause))
  const aside = clauses.filter((_, at) => kinds[at] !== kind)
  return kind && more.length === 0 && aside.every(isAside) && !feedbackIn(text) ? kind : null
}

const folded = (words: readonly Word[]) => words.map((word) => word.folded).join(' ')
// “Sao rồi?”, “tới đâu rồi?”: whoever asks so has sent something.
const statusAlone =
  /^(?:(?:sao|(?:den|toi) dau|the nao) roi|(?:da )?(?:giai quyet|xu ly) (?:xong )?chua|(?:(?:co ai|can bo|phuong|ben phuong|ad) )?(?:da |co )?(?:tra loi|hoi am|phan hoi)(?: (?:gi|cho|toi|tui|em|minh|chau|bac)){0,2} chua)(?: (?:vay|the|a|nhi|ha)){0,2}$/

// Without its marks it is “đúng” as often.
const stopsAlone = /^(?:thôi )?(?:dừng|ngưng|ngừng)(?: lại| luôn| đi| nhé| nha| ạ){0,3}[.!]?$/iu

function isAlarming(text: string): boolean {
  const { urgent, denounces } = alarmsIn(text)
  return urgent !== null || denounces
}

/** Whom somebody looks for: what has broken says it, else what is left of the question. */
function soughtIn(words: string): string {
  const needed = broughtBy.find(([pattern]) => pattern.test(words))?.[1]
  if (needed) return needed
  const left = words.split(' ').filter((word) => !asking.has(word))
  const rest = left.join(' ')
  return contactKindIn(rest) || left.length > 1 ? rest : ''
}

/** “còn hôm qua?”, said after an edition or the hours: the folded words; null where a text holds more than a day. */
export function dayAlone(text: string): string | null {
  const words = plainWords(text)
  if (words.split(' ').length > 6) return null
  const rest = words.replace(
    /\b(?:con|the|vay|thi|ngay|hom|sang|chieu|trua|toi|qua|nay|mai|kia|thu|hai|ba|tu|nam|sau|bay|chu|nhat|sao|co|gi|khong|tuan|truoc|thang|the nao|[2-7]|\d{1,2}\/\d{1,2}(?:\/\d{4})?|\d{1,2})\b/g,
    '',
  )
  return rest.trim() === '' ? words : null
}

function additionIn(text: string): Act | null {
  const [opening, mark] = adds.exec(fold(text).trimStart()) ?? []
  if (opening === undefined) return null
  // Folding keeps the length of NFC text.
  const told = composed(text).trimStart().slice(opening.length).trim()
  const sure = mark === ':'
  // A denunciation is kept nowhere; a cry for help in it gets its number from whoever adds it.
  if (!told || alarmsIn(told).denounces || /danh sach|nhan tin/.test(fold(told))) return null
  return sure || !mayAsk(told) ? { kind: 'addition', text: told, sure } : null
}
