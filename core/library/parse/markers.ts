// What a line of an official text is recognised by.

/** The marks of notes as readers of files write them: "Điều 5[2].", "khoản 3⁴". They are no part of the number before them. */
const noteMark = '(?:\\s?\\[\\d{1,3}\\]|[¹²³⁰⁴-⁹]){0,9}'
const lastMarks = /(?:\s?\[\d{1,3}\]|[¹²³⁰⁴-⁹]){1,9}$/u
/** A line without the marks of notes at its end, so that its last sign shows. */
export const withoutMarks = (line: string) => line.replace(lastMarks, '')
/** A note on a line of its own, behind what refers to it: "[2] Khoản này được sửa đổi…". */
export const noteLine = /^\[\d{1,3}\]\s/
/** "Điều 5. Tên", "ĐIỀU 5:", "Điều thứ 5"; number, the marks of its notes, what parts it from the heading, heading. */
export const articleMark = new RegExp(
  `^(?:#{1,6}\\s+)?\\**(?:Điều|ĐIỀU)\\s*(?:thứ\\s+)?(\\d{1,3}[a-zđ]?)(${noteMark})\\**\\s*([.:–-]+\\s*|$|(?=\\p{Lu}))(.*)`,
  'su',
)
export const bareArticle = /^(?:Điều|ĐIỀU)\s+\d{1,3}[a-zđ]?$/u
/** How a sentence goes on behind an article that it speaks of: "Điều 5 / của Luật này". */
export const goesOnFromArticle =
  /^(?:của|và|hoặc|đến|thì|này|nêu|được|phải|là|trên|nói|tại|trong|ban hành)(?!\p{L})|^[,;]/u
/** The slips that typing and scanning make of it: "Điền 5.", "Điêu 5." */
export const slippedArticle = new RegExp(
  `^(?:Đi[eêéèếềểễệ]n|Đi[eê]u|D[iì]ều)\\s+(\\d{1,3}[a-zđ]?)(${noteMark})\\s*([.:]\\s*)(.*)`,
  'su',
)
const lawName =
  '(?:Luật|Bộ luật|Hiến pháp|Pháp lệnh|Nghị định|Nghị quyết|Thông tư|Quyết định|Quy chế|Nội quy|Điều lệ|Thể lệ)'
const lawBefore = new RegExp(
  `^(${lawName}\\s[^.:;“”]{1,100}?)\\s?[-–—,:|]\\s?Điều\\s(\\d{1,3}[a-zđ]?)(${noteMark})(?:\\s?[.:–-]\\s?(.*)|$)`,
  'su',
)
const lawBehind = new RegExp(
  `^Điều\\s(\\d{1,3}[a-zđ]?)(${noteMark}),?\\s(?:của\\s)?(${lawName}\\s[^.:;“”]{1,100})(?:[.:]\\s?(.*)|$)`,
  'su',
)
const inSentence = /(?<!\p{L})(?:này|quy định|được|là|có|phải|không|thì|bị)(?!\p{L})/u

/** "Luật Mẫu - Điều 5. Tên", "Điều 5 Luật Mẫu 2024. Tên": an article called with its law; null for a sentence that speaks of one. */
export function namedArticle(line: string): { name: string; called: string; heading: string; law: string } | null {
  const [, first = '', number = '', marks = '', title = ''] = lawBefore.exec(line) ?? []
  const [, name = number, notes = marks, law = first, heading = title] = lawBehind.exec(line) ?? []
  if (name === '' || inSentence.test(law)) return null
  const words = law.trim()
  const called = first ? `${words} - Điều ${name}${notes}` : `Điều ${name}${notes} ${words}`
  return { name, called, heading, law: words }
}
export const divisionMark = new RegExp(
  `^(?:#{1,6}\\s+)?\\**(Phần|Chương|Mục|Tiểu mục)\\s+(thứ\\s+[^\\s*]+|[IVXLC]+[a-zđ]?(?!\\p{L})|\\d+[a-z]?)\\**(?![/\\d])${noteMark}\\s*(?:[.:–-]\\s*)?(.*)`,
  'isu',
)
export const headingMark = /^(#{1,6})\s+(\S.*)$/s
export const tableRow = /^\|.*\|$/
/** The line under a table's head that only rules it off. */
export const tableRule = /^\|(?:\s*:?-+:?\s*\|)+$/
/** Whether a row is ruled off as the head of a table of its own, also at once below another table. */
export const beginsTable = (lines: { text: string }[], i: number): boolean =>
  tableRow.test(lines[i]?.text ?? '') &&
  !tableRule.test(lines[i]?.text ?? '') &&
  tableRule.test(lines[i + 1]?.text ?? '')

/** "1.", "1)", "1-", and "Khoản 1:" as village conventions number theirs; "Khoản 1, Điều 5" speaks of one. */
export const clauseMark = new RegExp(
  `^(?:Khoản\\s)?(\\d{1,3})${noteMark}\\s*(?:[.)]|/(?=\\s\\p{L})|(?<=^Khoản\\s\\d{1,3}\\s?):|[-–](?!\\s*\\d))\\s*(?=\\D|$)(?!Điều\\s\\d)`,
  'u',
)
/** What a later law put between two: "2a. …" behind 2., "b1) …" behind b). */
export const insertedClause = new RegExp(`^(\\d{1,3})([a-zđ])${noteMark}\\s*[.)]\\s*(?=\\S)`, 'u')
export const insertedPoint = new RegExp(`^([a-zđ])(\\d{1,2})${noteMark}\\s*[).]\\s*(?=\\S)`, 'u')
export const decimalMark = /^(\d{1,2}(?:\.\d{1,2}){1,3})\s*(?:[.)–-]\s*)?(?=[^\d\s.,%])/
export const pointMark = new RegExp(
  `^(?:Điểm\\s)?([a-zđ])${noteMark}\\s*(?:[).]|/(?=\\s\\p{L})|(?<=^Điểm\\s[a-zđ]\\s?):)\\s*(?=\\S|$)(?!(?:khoản|[Đđ]iều)\\s\\d)`,
  'u',
)
export const romanMark = /^([IVXL]{1,7})\s*[.)–/-]\s*(?=\S)/
export const letterMark = /^([A-HĐ])\s*[.)–-]\s+(?=\S)/
/** "Câu hỏi 3: Ai được hỗ trợ?", "Câu 3.", "Hỏi:": what questions and answers for the people are parted by; number, question. */
export const questionMark = /^(?:Câu hỏi|Câu|Hỏi)(?:\s(?:số\s)?(\d{1,3}))?\s?[.:)–-]\s*(\S.*)/iu
const answerMark = /^(?:Trả lời|Đáp(?: án)?)\s?:/iu

// Where the text itself ends: the vote, the signature, whom it was sent to.
export const closing =
  /^(?:Bộ luật|Luật|Hiến pháp|Pháp lệnh) này (?:đã )?(?:được|đã)\s|^(?:CHỦ TỊCH|TM\.|KT\.|TL\.|T\/M|K\/T|T\/L|Nơi nhận|XÁC THỰC VĂN BẢN)|^(?:CHỦ NHIỆM|BỘ TRƯỞNG|THỦ TƯỚNG|GIÁM ĐỐC|HIỆU TRƯỞNG|BÍ THƯ|TRƯỞNG (?:BAN|PHÒNG|THÔN|ẤP|BẢN|BUÔN|LÀNG|XÓM|KHU|KHU PHỐ|CÔNG AN(?: \p{Lu}{2,10}){0,4})|(?:TRẠM|TỔ|ĐỘI|VIỆN|CỤC|CHI CỤC|THỨ) TRƯỞNG|CHÁNH (?:VĂN PHÒNG|THANH TRA|ÁN)|TỔNG GIÁM ĐỐC|PHÓ (?:CHỦ TỊCH|BÍ THƯ|GIÁM ĐỐC|HIỆU TRƯỞNG|TRƯỞNG (?:BAN|PHÒNG|THÔN|ẤP))|CHỦ (?:TRÌ|T[OỌ][ẠA])|THƯ KÝ|(?:ĐẠI DIỆN|NGƯỜI (?:LÀM|VIẾT|KHAI|ĐỀ NGHỊ|ĐĂNG KÝ|CAM KẾT|LẬP|YÊU CẦU))(?: [\p{Lu}()]{1,10}){0,6})$/u

const withinLine = /(?<=[…._/:]\s{1,9})(\d{1,2})[.)]\s(?=\p{Lu})/gu
/** The numbers that a form's line has behind a place to fill in: "2. Ngày sinh: …/…/… 3. Giới tính: …". */
export const numbersWithin = (line: string): number[] =>
  Array.from(line.matchAll(withinLine), ([, number]) => Number(number))

/** Which number comes next where a line has one, and goes on with those behind it. */
export const nextBehind = (number: number, line: string): number =>
  numbersWithin(line).reduce((next, one) => (one === next ? next + 1 : next), number + 1)

export const isUpper = (line: string) => line !== '' && line === line.toUpperCase() && /\p{L}/u.test(line)

/** Whether a line begins a part, so that the line above it is whole. */
export const beginsPart = (line: string) =>
  articleMark.test(line) ||
  divisionMark.test(line) ||
  headingMark.test(line) ||
  tableRow.test(line) ||
  clauseMark.test(line) ||
  decimalMark.test(line) ||
  pointMark.test(line) ||
  insertedClause.test(line) ||
  insertedPoint.test(line) ||
  romanMark.test(line) ||
  letterMark.test(line) ||
  questionMark.test(line) ||
  answerMark.test(line) ||
  closing.test(line) ||
  noteLine.test(line) ||
  /^[-–—+•*]\s/.test(line)

// After these words a sentence goes on, even where the next line looks like a beginning ("tại khoản / 1. Điều này").
const goesOn =
  /(?:^|[\s(])(?:tại|theo|của|và|hoặc|khoản|điểm|mục|[Đđ]iều|với|từ|đến|các|những|số|ngày|tháng|năm|cho|do|bởi|là|trong|thuộc|về)$|,$/u

// No title ends so, but a sentence of its own may: "… và thay thế / Quyết định số …".
const neverEnds =
  /(?:^|[\s(])(?:tại|theo|của|và|hoặc|khoản|điểm|với|từ|các|những|do|bởi|thuộc|về|cho|thay thế|bãi bỏ|h[uủ][ỷy] bỏ)$/u
const partOfAnother =
  /^(?:Điều\s\d{1,3}[a-zđ]?\s(?:(?:của|và)\s|(?=\p{Lu}))|(?:khoản|điểm)\s|(?:Luật|Bộ luật|Pháp lệnh|Nghị định|Nghị quyết|Thông tư|Quyết định|Quy chế|Chỉ thị|Kế hoạch)\s)/u
const numberLeads = /(?:^|\s)(?:số|ngày|tháng|năm)$/u

/**
 * Whether a heading's line goes on below: it ends where no title can, and fills its line or what stands below names part of
 * another document; or a day or a number is cut in two.
 */
export const headingGoesOn = (line: string, below: string, width: number): boolean => {
  if (clauseMark.test(below) || pointMark.test(below)) return false
  const end = line.slice(-40)
  if (numberLeads.test(end)) return /^\d/.test(below) && !decimalMark.test(below)
  return neverEnds.test(end) && (line.length >= width || partOfAnother.test(below))
}

/** Whether a line ends where no sentence can. */
export const isBroken = (line: string) => goesOn.test(line.slice(-40))

/** Whether it ends so above an article or a division: "chuyển đổi số" and "hằng năm" lead to figures at most, and to no "Điều". */
export const isBrokenAbove = (line: string) => isBroken(line) && !numberLeads.test(line.slice(-40))
