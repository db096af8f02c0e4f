// What a line of an official text is recognised by.

/** "Điều 5. Tên", "ĐIỀU 5:", "Điều thứ 5"; number, what parts it from the heading, heading. */
export const articleMark =
  /^(?:#{1,6}\s+)?\**(?:Điều|ĐIỀU)\s+(?:thứ\s+)?(\d{1,3}[a-zđ]?)\**\s*([.:–-]+\s*|$|(?=\p{Lu}))(.*)/su
/** The slips that typing and scanning make of it: "Điền 5.", "Điêu 5." */
export const slippedArticle = /^(?:Đi[eêéèếềểễệ]n|Đi[eê]u|D[iì]ều)\s+(\d{1,3}[a-zđ]?)\s*([.:]\s*)(.*)/su
export const divisionMark =
  /^(?:#{1,6}\s+)?\**(Phần|Chương|Mục|Tiểu mục)\s+(thứ\s+[^\s*]+|[IVXLC]+|\d+[a-z]?)\**(?![/\d])\s*(?:[.:–-]\s*)?(.*)/isu
export const headingMark = /^(#{1,6})\s+(\S.*)$/s
export const tableRow = /^\|.*\|$/
/** The line under a table's head that only rules it off. */
export const tableRule = /^\|(?:\s*:?-+:?\s*\|)+$/
export const clauseMark = /^(\d{1,3})\s*(?:[.)]|[-–](?!\s*\d))\s*(?=\D|$)/
export const decimalMark = /^(\d{1,2}(?:\.\d{1,2}){1,3})\s*(?:[.)–-]\s*)?(?=[^\d\s.,%])/
export const pointMark = /^([a-zđ])\s*[).]\s*(?=\S|$)/
export const romanMark = /^([IVXL]{1,7})\s*[.)–/-]\s*(?=\S)/
export const letterMark = /^([A-HĐ])\s*[.)–-]\s+(?=\S)/

// Where the text itself ends: the vote, the signature, whom it was sent to.
export const closing =
  /^(?:(?:Bộ )?Luật|Hiến pháp|Pháp lệnh) này (?:đã )?(?:được|đã)\s|^(?:CHỦ TỊCH|TM\.|KT\.|TL\.|T\/M|K\/T|T\/L|Nơi nhận|XÁC THỰC VĂN BẢN)/u

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
  romanMark.test(line) ||
  letterMark.test(line) ||
  closing.test(line) ||
  /^[-–—+•*]\s/.test(line)

// After these words a sentence goes on, even where the next line looks like a beginning ("tại khoản / 1. Điều này").
const goesOn =
  /(?:^|[\s(])(?:tại|theo|của|và|hoặc|khoản|điểm|mục|[Đđ]iều|với|từ|đến|các|những|số|ngày|tháng|năm|cho|do|bởi|là|trong|thuộc|về)$|,$/u

/** Whether a line ends where no sentence can. */
export const isBroken = (line: string) => goesOn.test(line.slice(-40))
