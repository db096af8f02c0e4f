import { kindWords } from '../../../text/document-kinds.ts'

export const capital = (words: string) => words.replace(/^\p{Ll}/u, (first) => first.toUpperCase())

const names = [
  'Việt Nam',
  'Hồ Chí Minh',
  'Trung ương',
  'Quốc hội',
  'Đảng',
  'Nhà nước',
  'Hội đồng nhân dân',
  'Ban Chấp hành',
  'Ban Thường vụ',
  'Ủy ban nhân dân',
]

const spelledNames = names.map((name) => ({
  name,
  anyhow: new RegExp(`(?<![\\p{L}])${name}(?![\\p{L}]|(?<=đảng)\\s(?:viên|phí|tịch))`, 'giu'),
}))

// What is called by its number is a name.
const kindNumbered = new RegExp(
  `(?<!\\p{L})(?:${kindWords.map(({ name }) => name.toLowerCase()).join('|')})(?=\\ssố\\s\\d)`,
  'gu',
)
const opening =
  /^(?:về|của(?=\s)|quy định|ban hành|sửa đổi|hướng dẫn|phê duyệt|bãi bỏ|thành lập|công bố|phân|giao|quyết định|thông qua|điều chỉnh|tổ chức|triển khai|tăng cường|kết quả|xét (?:tuyển|duyệt|tặng|chọn|công nhận))/iu

/** What stood in capitals comes in small letters; names that everybody knows keep theirs, others are for a person to mend. */
export function inTitle(words: string, wasCapitals: boolean): string {
  const named = wasCapitals
    ? spelledNames
        .reduce((text, { name, anyhow }) => text.replace(anyhow, name), words)
        .replace(/(?<=(?:^|\s)[“"])\p{Ll}/gu, (first) => first.toUpperCase())
        .replace(/(?<!\p{L})quỹ(?=\s[“"])/gu, 'Quỹ')
        .replace(kindNumbered, (kind) => capital(kind))
    : words
  if (opening.test(named)) return named.charAt(0).toLowerCase() + named.slice(1)
  return wasCapitals ? named.charAt(0).toUpperCase() + named.slice(1) : named
}
