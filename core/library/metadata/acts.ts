import type { RelationKind } from '../../../db/schema/library.ts'
import { kindWords } from '../../text/document-kinds.ts'
import { type NumberMention, numberKeyOf, numbersIn } from '../../text/document-number.ts'
import { dayIn, dayPattern } from './dates.ts'

/**
 * What a sentence says that its own document does: to which others (`words` name them), to a part that it does not name, but for
 * what, from which day. What
 * another document does, or may do, or did, is none of it.
 */
export type Act = { kind: RelationKind; words: string; part: string; except: string; effectiveOn: string | null }

const documents = `(?:${kindWords.map(({ name }) => name).join('|')}|Văn bản)`
const this_ = new RegExp(`${documents}\\s(?:này|nêu trên)(?!\\p{L})`, 'iu')

/** "Ngưng hiệu lực thi hành", "đình chỉ việc thi hành": for a time, and never a repeal. */
const pause =
  '(?:tạm\\s)?(?:ngưng|ngừng|dừng|đình chỉ)(?:\\sviệc)?\\s(?:hiệu lực(?:\\s(?:thi hành|áp dụng))?|thi hành|áp dụng|thực hiện)'
const passiveVerbs: [kind: RelationKind, verb: string][] = [
  ['replaces', 'thay(?: thế|(?= bằng))'],
  ['repeals', '(?:bãi bỏ|hủy bỏ|huỷ bỏ|thu hồi)'],
  ['amends', '(?:sửa đổi|bổ sung|đính chính|điều chỉnh)'],
  ['suspends', `(?:${pause}|đình chỉ|tạm ngưng|tạm đình chỉ)`],
  ['guides', '(?:hướng dẫn|quy định chi tiết)'],
]
const passiveKinds = passiveVerbs.map(([kind, verb]) => ({ kind, verb: new RegExp(`^${verb}(?!\\p{L})`, 'iu') }))
const anyPassive = passiveVerbs.map(([, verb]) => verb).join('|')
/** "đã được sửa đổi, bổ sung một số điều theo …": time, verb, what leads to the one that does it. */
const passive = new RegExp(
  `(?<!\\p{L})(?:(đã|từng|sẽ)\\s)?(?:được|bị)\\s(${anyPassive})(?:\\s?(?:,|và|hoặc)?\\s?(?:${anyPassive})){0,3}(?!\\p{L})(?:\\s(?:toàn bộ|một phần|một số (?:điều|khoản|nội dung|quy định)))?(?:\\s(bằng|bởi|theo|tại|do)(?!\\p{L}))?`,
  'iu',
)
const ends = /(?<!\p{L})(?:(đã|không|chưa|sẽ)\s)?(?:(?:hết|chấm dứt|không còn|thôi) hiệu lực|thôi áp dụng)/iu
const pauses = /(?<!\p{L})(?:(đã|không|chưa|sẽ)\s)?(?:tạm\s)?(?:ngưng|ngừng|dừng) hiệu lực/iu
/** Where the one that does it, and what is said of it, is at an end. */
const agentEnds = /[;)]|(?<!\p{L})(?:(?:hết|chấm dứt|không còn|có) hiệu lực|(?:được|bị)\s(?:bãi bỏ|thay thế|hủy bỏ))/iu

// Land is taken back and a sum is adjusted "theo Quyết định số …": these verbs count only where a document follows at once.
const documentNext = `(?=(?:(?:toàn bộ|các|những|hiệu lực(?:\\sthi hành)?(?:\\scủa)?)\\s){0,3}${documents}\\s(?:liên tịch\\s)?số\\s)`
const partNext =
  '(?=(?:(?:tiết|điểm|khoản|điều|chương|mục|phụ lục)\\s[^\\s,;]{1,5}|một số (?:điều|khoản|nội dung))\\s(?:[^.;:]{0,60}\\s)?(?:của|tại|kèm theo)?\\s?'
// What a decision put in force goes by its number: "Quy chế … kèm theo Quyết định số …".
const attachedNext = `(?=(?:toàn bộ\\s)?(?:${documents}\\s(?!(?:liên tịch\\s)?số\\s)|(?:Mẫu|Biểu|Bảng|Danh sách|Phụ lục)\\s)[^.;:,]{0,100}(?<=\\s)(?:tại|kèm theo|theo)\\s${documents}\\s(?:liên tịch\\s)?số\\s)`
// "Điều 1. Điều chỉnh tên gọi … tại Điều 1 Quyết định số …": at the head of what a document does itself.
const ownHead = '(?<=(?:^|^Điều \\d{1,3}[.:] |^\\d{1,2}[.)] |^[a-zđ]\\) |^[-–+] |(?:này|nay|việc) ))'
const changedAt = `[^.;:]{3,120}?\\s(?:tại|kèm theo)\\s(?:(?:tiết|điểm|khoản|điều|chương|mục|phụ lục)\\s[^\\s,;]{1,5}\\s){0,4}(?:của\\s)?${documents}\\s(?:liên tịch\\s)?số\\s`
// Words that others take the place of stand in a document that is amended by it.
const words_ = '(?:(?:các|một số)\\s)?(?:cụm từ|từ ngữ|từ\\s["“])'
const verbs: [kind: RelationKind, verb: RegExp][] = [
  [
    'replaces',
    new RegExp(
      `(?<!\\p{L})(?:thay thế(?:\\s(?:toàn bộ|cho))?\\s(?!${words_})|thay(?:\\scho)?\\s(?:${documentNext}|${attachedNext}))`,
      'iu',
    ),
  ],
  [
    'repeals',
    new RegExp(
      `(?<!\\p{L})(?:(?:bãi bỏ|hủy bỏ|huỷ bỏ)\\s|(?:thu hồi|hủy|huỷ|chấm dứt|làm (?:hết|mất))\\s${documentNext})`,
      'iu',
    ),
  ],
  [
    'amends',
    new RegExp(
      `(?<!\\p{L})(?:(?:thay(?:\\sthế)?|(?<!bãi\\s)bỏ)\\s(?=${words_})|(?:sửa đổi(?:,?\\s(?:và\\s)?bổ sung)?|bổ sung|đính chính)\\s|(?<!phạm vi\\s|đối tượng\\s)điều chỉnh(?:,?\\s(?:và\\s)?bổ sung)?\\s(?:${documentNext}|${partNext}${documents}\\s(?:liên tịch\\s)?số\\s))|${ownHead}(?:điều chỉnh|thay đổi)\\s(?=${changedAt}))`,
      'iu',
    ),
  ],
  ['suspends', new RegExp(`(?<!\\p{L})${pause}\\s(?:đối với\\s)?`, 'iu')],
  ['guides', /(?<!\p{L})(?:quy định chi tiết|hướng dẫn)\s/iu],
]
const basis = /^(?:-\s?)?căn cứ\s/iu
/** What makes of a verb something that is only thought of, or denied, or a name for a task. */
const unreal =
  /(?<!\p{L})(?:không|chưa|đề xuất|đề nghị|kiến nghị|xem xét|nghiên cứu|dự kiến|có thể|cần|phải|tham mưu|rà soát|xây dựng|việc|quá trình|dự thảo|phương án|hồ sơ|thẩm quyền|trình tự|thủ tục|trách nhiệm|được|bị|quyền|trình|để|nhằm|hoặc|khi|chờ|(?:soạn thảo|xây dựng|tham mưu|dự thảo|góp ý)\s(?:văn bản|quyết định|nghị quyết|nghị định|thông tư))(?:\sviệc)?\s?$/iu
/** "Giao Sở Tư pháp trình Ủy ban nhân dân bãi bỏ …": what others are to do, or to have done. */
const task =
  /(?<!\p{L})(?:trình|giao|yêu cầu|(?<!theo\s)(?:đề|kiến) nghị|tham mưu(?: cho)?|báo cáo)\s[^,;.:]{2,80}?(?:\s(?:quyết định|ban hành|xem xét))?,?\s$/iu
const condition =
  /^(?:\S{1,4}\s)?(?:trường hợp|nếu|khi|trước (?:ngày|khi)|sau (?:ngày|khi)|trong thời gian|cho đến khi|đến khi)\s/iu
const tail = /,?\s(?:kể\s)?từ\s(?:ngày|khi|thời điểm)(?!\p{L})/iu
const longestSubject = 60
const longestTask = 120
const longestAgent = 600

export function actsIn(sentence: string, kinds: RelationKind[], own: string, isTitle = false): Act[] {
  if (basis.test(sentence))
    return kinds.includes('based_on') ? [act('based_on', withoutOthers(sentence.replace(basis, ''), own))] : []
  const said = withoutOthers(withPassive(withAgentBehind(withoutCondition(sentence)), own), own)
  const first = activesIn(said, kinds, own, isTitle)
  // "Chấm dứt hiệu lực Quyết định số …": what ends stands behind.
  const ended = ends.exec(said)
  const isBehind = ended !== null && othersIn(said.slice(0, ended.index), own).length === 0
  const undergone = first.length > 0 && (!ended || isBehind) ? null : passiveIn(said, kinds, own)
  return undergone ?? first
}

const act = (kind: RelationKind, words: string, rest = ''): Act => {
  const [named = '', except = ''] = words.split(/,?\s\(?(?=(?:ngoại )?trừ\s)/iu)
  const from = tail.exec(named)
  return {
    kind,
    words: from ? named.slice(0, from.index) : named,
    part: partly.exec(rest)?.[1] ?? '',
    except: except || (/(?<!\p{L})trừ\s[^.;]{1,150}/iu.exec(rest)?.[0] ?? ''),
    effectiveOn: dayIn(fromDay.exec(rest)?.[1] ?? ''),
  }
}
// "… hết hiệu lực một phần" says of no part which; the whole is not meant.
const partly = /^\s?(?:thi hành\s)?(một phần|một số (?:điều|khoản|nội dung|quy định))(?!\p{L})/iu
const fromDay = new RegExp(`từ\\s(${dayPattern})`, 'iu')

const agentBetween = new RegExp(
  `(?<!\\p{L})(được|bị)\\s(${documents}\\s(?:này|số\\s\\S{3,30}))\\s(${anyPassive})(?!\\p{L})`,
  'giu',
)

/** "… bị Quyết định này bãi bỏ" as "… bị bãi bỏ bởi Quyết định này". */
const withAgentBehind = (sentence: string) => sentence.replace(agentBetween, '$1 $3 bởi $2')

const bareVerb =
  /\s(?:nay\s|đều\s|cũng\s|nay đều\s)?(bãi bỏ|h[uủ][ỷy] bỏ|thay thế)(?=\s?(?:[.;]|$)|,?\s(?:kể\s)?từ\s(?:ngày|khi|thời điểm)|\s(?:bằng|bởi)\s)/iu
const alreadyTold =
  /(?<!\p{L})(?:đã|sẽ|từng|(?:ban hành|xây dựng|soạn thảo)\s[^,;.]{2,60}|(?:do|được|bị)\s[^,;.]{2,90})$/iu

/** "Quyết định số … nay bãi bỏ" as "… được bãi bỏ": nothing stands behind the verb that it could be done to. */
function withPassive(sentence: string, own: string): string {
  const found = bareVerb.exec(sentence)
  if (!found) return sentence
  const before = sentence.slice(0, found.index)
  const isDone = othersIn(before, own).length > 0 && !unreal.test(before) && !alreadyTold.test(before)
  return isDone ? `${before} được ${sentence.slice(found.index + found[0].length - (found[1] ?? '').length)}` : sentence
}

/** "Trường hợp Nghị định … được thay thế thì …": what may come is not done. */
function withoutCondition(sentence: string): string {
  if (!condition.test(sentence)) return sentence
  const end = /\sthì\s/iu.exec(sentence) ?? /,\s/u.exec(sentence)
  return end ? sentence.slice(end.index + end[0].length) : ''
}

const isThis = (words: string, own: string): boolean => {
  const [first] = numbersIn(words)
  const near = words.slice(0, first ? first.start : undefined)
  return this_.test(near) || (first !== undefined && own !== '' && first.key === numberKeyOf(own))
}
const isNumbered = ({ year, tail }: NumberMention) => tail.length > 1 || (year !== '' && tail.length > 0)
const othersIn = (words: string, own: string) =>
  numbersIn(words).filter((one) => isNumbered(one) && one.key !== numberKeyOf(own))

/** A sentence without what it says that other documents did: "…, được sửa đổi, bổ sung bởi Nghị định số …". */
export function withoutOthers(sentence: string, own: string): string {
  let rest = sentence
  let kept = ''
  for (;;) {
    const found = passive.exec(rest)
    if (!found) return kept + rest
    const agentAt = found.index + found[0].length
    const after = rest.slice(agentAt)
    const near = after.slice(0, longestAgent)
    const agent = near.slice(0, agentEnds.exec(near)?.index)
    const byOther =
      found[3] !== undefined &&
      !isThis(agent, own) &&
      (othersIn(agent, own).length > 0 || namesLaw.test(agent) || namedBelow.test(agent))
    const past = found[1] !== undefined && found[1].toLowerCase() !== 'sẽ'
    if (byOther || past) {
      kept += `${rest.slice(0, found.index).trimEnd()}${others}`
      rest = after.slice(agent.length)
    } else {
      kept += rest.slice(0, agentAt)
      rest = after
    }
  }
}

// Stands where such words stood, so that what they were said of is not taken for one that does something itself.
const others = ' ⁂ '
// "…, được sửa đổi, bổ sung bởi:": the lines below name them.
const namedBelow = /^\s?:?\s?$/u
// "Sửa đổi bởi Nghị định số …" says what was done, without "được".
const doneBy = /^(?:bởi|theo)\s/iu
const namesLaw = /^\s(?:[^.;]{0,60}\s)?(?:Luật|Bộ luật|Pháp lệnh|Hiến pháp)\s\p{Lu}/u

function activesIn(said: string, kinds: RelationKind[], own: string, isTitle: boolean): Act[] {
  const found = verbs
    .flatMap(([kind, verb]) => {
      const at = kinds.includes(kind) ? verb.exec(said) : null
      return at ? [{ kind, at: at.index, end: at.index + at[0].length }] : []
    })
    .filter(
      ({ at, end }) =>
        !unreal.test(leadIn(said.slice(0, at), isTitle)) &&
        !task.test(said.slice(Math.max(0, at - longestTask), at)) &&
        !/^\S{0,9}\s?⁂/u.test(said.slice(end)) &&
        !doneBy.test(said.slice(end)),
    )
    .sort((a, b) => a.at - b.at)
  // A later verb is the document's own where "và" leads to it; else it is in the other's title.
  const own_ = found.filter(({ at }, i) => i === 0 || /(?:,|;|\svà|\sđồng thời)\s?$/u.test(said.slice(0, at)))
  return own_.flatMap(({ kind, at, end }, i) => {
    if (!isTitle && isAnothers(said.slice(own_[i - 1]?.end ?? 0, at), own)) return []
    const words = withDocument(said.slice(end, own_[i + 1]?.at), said.slice(own_[i + 1]?.end ?? said.length), own)
    // "Thay thế từ ngày …": since when, and no document yet.
    if (kind === 'replaces' && /^(?:các )?từ(?!\p{L})/iu.test(words)) return []
    if (isByAnother(words, own)) return []
    const until = kind === 'replaces' ? /\sbằng\s/iu.exec(words)?.index : undefined
    return [act(kind, words.slice(0, until), words)]
  })
}

// "Quyết định về việc bãi bỏ …" does it; a letter or a notice about it does not.
const deedsName = /^(?:nghị định|nghị quyết|quyết định|thông tư|lệnh|chỉ thị)\s[^.;]{0,80}?(?:về\s)?việc\s?$/iu
const leadIn = (before: string, isTitle: boolean) =>
  (isTitle && deedsName.test(before) ? before.replace(/(?:về\s)?việc\s?$/iu, '') : before).slice(-40)

/** "Hủy bỏ kết quả đấu giá theo Quyết định số …": what was done by another document, and not the document. */
function isByAnother(words: string, own: string): boolean {
  const [first] = othersIn(words, own)
  const before = first ? words.slice(0, first.start).replace(documentLead, '').trimEnd() : ''
  if (attachedFirst.test(before)) return false
  return /(?<!(?:ban hành|kèm|hành kèm|quy định|ngoại trừ)\s)theo$/iu.test(before)
}

const attachedFirst = /^(?:toàn bộ\s)?(?:quy chế|nội quy|quy định|quy ước|điều lệ)\s/iu
const partAlone = /^(?:điểm|khoản|điều|chương|mục|phụ lục)\s/iu
const documentLead = new RegExp(`${documents}(?:\\s(?:liên tịch|số))?\\s?$`, 'iu')

/** "… sửa đổi Điều 3, bãi bỏ Điều 4 Nghị quyết số …": the part of a verb that names no document is of the next one's. */
function withDocument(words: string, behind: string, own: string): string {
  const [first] = othersIn(behind, own)
  if (!first || !partAlone.test(words) || numbersIn(words).some(isNumbered)) return words
  const lead = documentLead.exec(behind.slice(0, first.start))
  return lead ? `${words.replace(/(?:[\s,;]|\svà\s?){1,3}$/u, '')} ${behind.slice(lead.index)}` : words
}

/** Whether what stands before a verb is another document that does it. */
function isAnothers(before: string, own: string): boolean {
  const last = othersIn(before, own).at(-1)
  if (!last) return false
  const between = before.slice(last.end)
  if (this_.test(between)) return false
  return before.slice(0, last.start).length <= longestSubject
    ? !/(?:,|;|\svà|\sđồng thời)\s?$/u.test(between)
    : !/[,;]/.test(between)
}

/** "Nghị định số … hết hiệu lực", "… được thay thế bằng Nghị định này": the others stand first. Null for no such sentence. */
function passiveIn(said: string, kinds: RelationKind[], own: string): Act[] | null {
  const over = ends.exec(said) ?? pauses.exec(said)
  const done = passive.exec(said)
  const found = over ?? done
  if (!found) return null
  const kind = over
    ? ends.test(over[0])
      ? 'repeals'
      : 'suspends'
    : passiveKinds.find(({ verb }) => verb.test(verbOn(done?.[0] ?? '', done?.[2] ?? '')))?.kind
  const rest = over
    ? said.slice(found.index + found[0].length)
    : `${partSaid(found[0])}${said.slice(found.index + found[0].length)}`
  const denied = over
    ? over[1] !== undefined && over[1].toLowerCase() !== 'sẽ'
    : unreal.test(said.slice(0, found.index))
  if (!kind || !kinds.includes(kind) || denied) return []
  const subject = said.slice(0, found.index)
  // "Phần đất giao theo Quyết định số … bị thu hồi": the land is, and no document.
  if (!over && looseVerb.test(done?.[2] ?? '') && !documentFirst.test(lastClause(subject))) return []
  // From when another takes effect: then it is that other's doing.
  const from = tail.exec(rest)
  const since = from ? rest.slice(from.index + from[0].length) : ''
  if (!isThis(since, own) && othersIn(since, own).length > 0) return []
  if (/(?<!\p{L})(?:cụm )?từ\s["“]/iu.test(subject))
    return [act(kind === 'replaces' ? 'amends' : kind, lastClause(subject), rest)]
  return [act(kind, lastClause(subject), rest)]
}

const looseVerb = /^(?:thu hồi|điều chỉnh)$/iu
const documentFirst = new RegExp(
  `^(?:[-–+•\\d.a-zđ)]{1,4}\\s)?(?:(?:các|những|toàn bộ|(?:tiết|điểm|khoản|điều|chương|mục|phần|phụ lục)\\s\\S{1,5}|của|hiệu lực)\\s){0,8}${documents}\\s`,
  'iu',
)

/** What was found, from its verb on. */
const verbOn = (found: string, verb: string) => found.slice(found.indexOf(verb))

const partSaid = (verb: string) => /\s(?:một phần|một số \p{L}+(?:\s(?:dung|định))?)(?=\s|$)/iu.exec(verb)?.[0] ?? ''

/** The subject's own words, without a sentence part before it that speaks of the document itself. */
function lastClause(subject: string): string {
  const at = this_.exec(subject)
  // "… và các quy định trái với Quyết định này" speaks of what it is measured by.
  if (!at || /(?:trái|khác|không phù hợp)\s(?:với\s)?$/iu.test(subject.slice(0, at.index))) return subject
  const rest = subject.slice(at.index + at[0].length)
  const comma = /,\s|\svà\s|;\s/u.exec(rest)
  return comma ? rest.slice(comma.index + comma[0].length) : rest
}
