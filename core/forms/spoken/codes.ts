import { kindOfCode, kindWords } from '../../text/document-kinds.ts'
import { fold } from '../../text/fold.ts'
import { agencyOf } from './agencies.ts'
import { figureWords, letterWord, wholeWords, yearWords } from './number.ts'
import { endsWith, type Place, type Rule } from './rule.ts'

const link =
  /(?:(?:đường link|link|website|trang web|trang điện tử|địa chỉ|đường dẫn|cổng|trang):?\s)?(?<![\p{L}\p{N}@._-])(?:https?:\/\/|www\.)[^\s<>"”)]{1,300}/giu
const site =
  /(?:(?:đường link|link|website|trang web|trang điện tử|địa chỉ|đường dẫn|cổng|trang):?\s)?(?<![\p{L}\p{N}@._/-])[a-z0-9-]{1,40}(?:\.[a-z0-9-]{1,30}){0,4}\.(?:vn|com|net|org|info|me)(?![\p{L}\p{N}-])(?:\/[^\s<>"”)]{0,200})?/giu
const mail =
  /(?:(?:địa chỉ )?(?:e-?mail|thư điện tử|hộp thư):?\s)?(?<![\p{L}\p{N}._-])[a-z0-9._-]{1,64}@[a-z0-9.-]{1,100}/giu
const number =
  /(?<![\p{L}\p{N}/.,-])(\d{1,5}(?:\.\d{1,2})?)([a-z])?(?:\/((?:19|20)\d\d))?[/-]([A-ZĐ][\p{L}&]{0,10}\d{0,2}(?:\s?[-–/]\s?[A-ZĐ][\p{L}&]{0,10}\d{0,2}){0,4})(?![\p{L}\p{N}])/gu
const telephone = /(?<![\p{L}\p{N}.,/-])(?:\+84|\(?0)[\dx .()-]{7,16}[\dx](?![\p{L}\p{N}/])/gu
const serviceLine = /(?<![\p{L}\p{N}.,/-])(1[89]00)[ .-]?([\dx]{2,6})(?:[ .-]([\dx]{2,4}))?(?![\p{L}\p{N}/]|[.,]\d)/gu
const shortLine = /(?<![\p{L}\p{N}.,/-])(11[0-9]|10\d\d|1[89]\d{3}|8\d{3})(?![\p{L}\p{N}/%]|[.,]\d)/gu
const plate = /(?<![\p{L}\p{N}])(\d\d)([A-ZĐ]{1,2})(\d)?[- ](\d{3})[. ]?(\d{1,2})(?![\p{L}\p{N}])/gu
const long = /(?<![\p{L}\p{N}.,/-])\d{9,30}(?![\p{L}\p{N}]|[.,]\d)/gu

const knownSites: [ending: string, name: string][] = [
  ['dichvucong.gov.vn', 'Cổng Dịch vụ công quốc gia'],
  ['vneid.gov.vn', 'trang của ứng dụng định danh điện tử'],
  ['facebook.com', 'trang phây-búc'],
  ['zalo.me', 'trang Da-lô'],
  ['youtube.com', 'kênh diu-túp'],
]

/** An address is not read letter by letter: what it is the address of is said, and where it can be found in writing. */
function placeOfLink(address: string, office: string): string {
  const [, host = ''] = /(?:https?:\/\/)?([^/\s]{1,150})/iu.exec(address.split(' ').at(-1) ?? '') ?? []
  const name = host.toLowerCase().replace(/^www\./, '')
  const known = knownSites.find(([ending]) => name === ending || name.endsWith(`.${ending}`))
  if (known) return known[1]
  return name.endsWith('.gov.vn') ? `trang thông tin của ${office}` : 'đường dẫn ghi trong bản tin'
}

const kindNames = new Set(kindWords.map(({ word }) => word))
const kindInShort = /(?<![\p{L}\p{N}])(\p{Lu}{2,5})(?: số:?)? ?$/u
const saysKind = (before: string): boolean => {
  const short = kindInShort.exec(before)?.[1]
  if (short && kindOfCode(fold(short))) return true
  const words = fold(before)
    .replace(/[^a-z ]/g, ' ')
    .trim()
    .replace(/ so$/, '')
    .split(/ +/)
  return [1, 2, 3, 4].some((count) => kindNames.has(words.slice(-count).join(' ')))
}

/** A document's number part by part: its serial, its year, what it is and who issued it. */
function documentWords([, serial = '', letter, year, codes = '']: (string | undefined)[], at: Place): string | null {
  const parts = codes.split(/\s?[-–/]\s?/)
  const kind = parts.map((code) => kindOfCode(fold(code))).find(Boolean) ?? ''
  const agency = parts.map((code) => agencyOf(code)).find(Boolean) ?? ''
  const said = saysKind(at.before)
  if (!year && (!kind || parts.length < 2) && !/^QH\d/.test(codes) && !(said && agency)) return null
  const figures = serial
    .split('.')
    .map((one) => wholeWords(one, at.manner))
    .join(' chấm ')
  const issuerFollows = /^(?:\s(?:ngày|năm)\s.{1,24})?\s?,?\s?của\s/u.test(at.after)
  return [
    ...(said || !kind ? [] : [kind.toLocaleLowerCase('vi')]),
    ...(endsWith(at.before, /(?:^|[\s(])số:?$/) && (said || !kind) ? [] : ['số']),
    // “Số năm năm hai nghìn” would be one number.
    `${letter ? `${figures} ${letterWord(letter)}` : figures}${year && figures.endsWith('năm') && !letter ? ',' : ''}`,
    ...(year ? [yearWords(year, at.manner)] : []),
    ...(agency && !issuerFollows ? [`của ${agency}`] : []),
  ].join(' ')
}

/** A telephone number in the groups that it is written in, or, written as one, in those that people say. */
function telephoneWords(written: string): string | null {
  const figures = written.replace(/[^\dx]/g, '')
  const abroad = written.startsWith('+')
  if (figures.length < (abroad ? 10 : 9) || figures.length > (abroad ? 12 : 11)) return null
  const groups = written.split(/[^\dx+]+/).filter(Boolean)
  const parted = groups.length > 1 ? groups : grouped(groups[0] ?? '')
  return parted
    .map((group) => (group.startsWith('+') ? `cộng ${figureWords(group.slice(1))}` : figureWords(group)))
    .join(', ')
}

const grouped = (figures: string): string[] => {
  if (figures.startsWith('+84')) return ['+84', ...grouped(figures.slice(3))]
  const first = /^02[48]/.test(figures) ? 3 : figures.length < 10 ? 3 : 4
  const rest = figures.slice(first)
  return [
    figures.slice(0, first),
    ...(rest.length > 6 ? [rest.slice(0, 4), rest.slice(4)] : [rest.slice(0, 3), rest.slice(3)]),
  ]
}

const speaksOfCalls =
  /(?:gọi|tổng đài|đường dây nóng|hotline|số máy|điện thoại|đt|sđt|cảnh sát|công an|cứu hỏa|cứu hoả|cấp cứu|qua số|liên hệ|số nóng|báo ngay|nhắn tin|gửi)[^.;]{0,24}$/u

/** Addresses, numbers of documents, telephones, plates: what is a name more than a number. */
export const codeRules: readonly Rule[] = [
  [mail, () => 'địa chỉ thư điện tử ghi trong bản tin'],
  [link, ([address = ''], { office }) => placeOfLink(address, office)],
  [site, ([address = ''], { office }) => placeOfLink(address, office)],
  [number, documentWords],
  [serviceLine, ([, ...groups]) => groups.flatMap((group) => (group ? [figureWords(group)] : [])).join(', ')],
  [telephone, ([written = '']) => telephoneWords(written)],
  [shortLine, ([figures = ''], { before }) => (endsWith(before, speaksOfCalls) ? figureWords(figures) : null)],
  [
    plate,
    ([, place = '', series = '', more, first = '', last = '']) =>
      `${figureWords(place)} ${Array.from(series, letterWord).join(' ')}${more ? ` ${figureWords(more)}` : ''}, ${figureWords(first)}, ${figureWords(last)}`,
  ],
  [long, ([figures = '']) => (figures.match(/\d{1,3}/g) ?? []).map(figureWords).join(', ')],
]
