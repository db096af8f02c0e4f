type Node = { nodeType: number; nodeValue: string | null; nextSibling: Node | null; firstChild: Node | null }
export type Part = Node & {
  textContent: string | null
  parentElement: Part | null
  previousElementSibling: Part | null
  nextElementSibling: Part | null
  tagName: string
  children: Iterable<Part>
  getAttribute(name: string): string | null
  querySelector(selector: string): Part | null
  querySelectorAll(selector: string): Iterable<Part>
  remove(): void
}

export const wordsOf = ({ textContent }: Part): string => (textContent ?? '').replace(/\s+/g, ' ').trim()
export const lengthOf = (one: Part): number => wordsOf(one).length

/** What only a document says: nothing that holds it is a portal's. */
export const ofDocument =
  /Độc lập\s*[-–]\s*Tự do|CỘNG H(?:ÒA|OÀ) XÃ HỘI|Nơi nhận|(?:^|\s)(?:TM|KT|TL)\.\s|(?:^|\s)Điều\s\d{1,3}\s?[.:]/u

const block = 'p, div, section, article, ul, ol, dl, table, h1, h2, h3, h4, h5, h6, center, pre, blockquote'
const line = 'p, div, section, center, span, ul, ol, li, h2, h3, h4, h5, h6, td'
const fewestLinks = 3
const mostlyLinks = 0.75
// A sentence of prose is longer than what a portal sets around it.
const shortestProse = 60
const longestHeading = 40

// What stands beside a page's text on every page of a portal, by what it says; alone on its line it is no document's.
const tools =
  /(?<!\p{L})(?:(?:in|gửi|nghe|đọc|lưu|tải|chia sẻ|sao chép)\s(?:bài(?:\sviết)?|trang(?:\snày)?|tin(?:\sbài)?|email|cho bạn bè|qua email|liên kết)(?:\sviết)?|cỡ chữ|chia sẻ|facebook|zalo|twitter|print|pdf|email|rss|quay lại|đăng nhập để (?:gửi )?(?:ý kiến|bình luận)|trở (?:về|lại)|(?:lên|về) đầu trang|xem thêm|sơ đồ (?:trang|cổng)(?: web)?|trang chủ|đăng nhập|đăng xuất|đăng ký|tìm kiếm|english|tiếng việt|(?:số\s)?lượt (?:xem|đọc|truy cập)|(?:đã xem|xem)(?=\s?:\s?\d)|(?:bạn )?đánh giá(?: bài viết(?: này)?(?: thế nào\??)?)?|tổng số điểm của bài viết là|trong(?= \d{1,6} đánh giá)|click để đánh giá bài viết|xếp hạng|phiếu bầu|rất tốt|tốt|trung bình|kém|bình chọn|phiếu|bình luận|ý kiến bạn đọc|viết bởi ban biên tập|trình duyệt (?:của bạn )?không hỗ trợ (?:video|âm thanh|html5)|hôm nay\s?[,:]?\s(?:thứ\s\p{L}{2,4}|chủ nhật)(?:,?\sngày)?|lượt(?:\s(?:đánh giá|bình chọn))?|a[+-]|a)(?!\p{L})/giu
const count = /(?:\s?[|–-]\s?)?(?:(?:số\s)?lượt (?:xem|đọc)|đã xem|xem)\s?:?\s?[\d.,]+/giu
const path = /^(?:bạn đang (?:ở|xem)\s?:?\s?)?(?:trang chủ|home)\s{0,3}(?:[»›>/|]|::|→)/iu
const counted =
  /^(?:đang (?:online|truy cập|trực tuyến)|hôm nay|hôm qua|tuần (?:này|trước)|tháng (?:này|trước)|năm nay|tất cả|tổng(?: số| cộng)?(?: lượt)?(?: truy cập)?|(?:số )?lượt truy cập|khách(?: viếng thăm)?|thành viên)\s?:?\s?[\d.,]+$/iu
const statistics = /^(?:thống kê(?: lượt)?(?: truy cập)?|(?:số )?lượt truy cập)\s?:?$/iu
const others =
  /^(?:(?:các |những )?(?:tin|bài|bài viết|video|ảnh|infographic|câu hỏi|văn bản|thông báo|tin tức|sự kiện|tin bài)\s(?:khác|liên quan|mới(?: nhất| hơn)?|cũ hơn|nổi bật|cùng (?:chuyên mục|loại|lĩnh vực|chủ đề)|(?:đã|khác đã) đưa|xem nhiều|đọc nhiều)|xem nhiều|đọc nhiều|liên kết (?:web\s?site|trang|nhanh)|chuyên mục|danh mục|video|thư viện (?:ảnh|video|hình ảnh)|quảng cáo|lịch)[\s.:…]{0,4}$/iu
const mostOfTags = 20
const tags = /^(?:từ khóa|từ khoá|tags?|thẻ)\s?:/iu
const foot =
  /bản quyền (?:thuộc|©)|©|ghi rõ nguồn|cơ quan chủ quản\s?:|chịu trách nhiệm(?: chính| nội dung| xuất bản| quản lý)?\s?:|giấy phép (?:thiết lập|số|hoạt động)|thiết kế (?:bởi|và)|phát triển bởi|designed by|powered by/iu
const reached = /^(?:địa chỉ|trụ sở|điện thoại|đt)\s?:.{0,200}(?:email|fax|website)\s?:/iu
const attached = /đính kèm|tải về|tài liệu|phụ lục|biểu mẫu/iu
const file = /\.(?:pdf|docx?|xlsx?|zip|rar|jpe?g|png)(?:$|[?#])/i

/** What a part holds, counted once for all parts of a page: its letters, those in links and in notes beside them. */
type Held = {
  letters: number
  linked: number
  noted: number
  links: number
  files: number
  isLine: boolean
  h1: boolean
}
type Measured = Map<Part, Held>
const isBlock = new RegExp(`^(?:${[...block.split(', '), 'li', 'td', 'th', 'tr'].join('|')})$`, 'i')
const isGroup = /^(?:table|tbody|thead|tr|ul|ol|dl)$/i
const notes = /\(?\d{1,2}\/\d{1,2}(?:\/\d{2,4})?(?:\s\d{1,2}:\d{2})?\)?|[|>»/•·-]/gu

function measured(part: Part, all: Measured): Held {
  const held: Held = {
    letters: 0,
    linked: 0,
    noted: 0,
    links: 0,
    files: 0,
    isLine: !isGroup.test(part.tagName),
    h1: false,
  }
  for (let node = part.firstChild; node; node = node.nextSibling) {
    if (node.nodeType === 3) {
      const said = (node.nodeValue ?? '').replace(/\s+/g, ' ').trim()
      held.letters += said.length
      held.noted += (said.match(notes) ?? []).join('').length
    }
    if (node.nodeType !== 1) continue
    const child = node as Part
    const inner = measured(child, all)
    for (const key of ['letters', 'linked', 'noted', 'links', 'files'] as const) held[key] += inner[key]
    held.h1 ||= inner.h1 || /^h1$/i.test(child.tagName)
    held.isLine &&= inner.isLine && !isBlock.test(child.tagName)
  }
  if (/^a$/i.test(part.tagName) && held.letters > 0) {
    held.links += 1
    held.linked = held.letters
    if (file.test(part.getAttribute('href') ?? '')) held.files += 1
  }
  all.set(part, held)
  return held
}

const none: Held = { letters: 0, linked: 0, noted: 0, links: 0, files: 0, isLine: false, h1: false }

/** The parts of a page that are a portal's, by how they are built: paths, tools, counters, lists of links around its text, a foot. */
export function portalParts(body: Part): Part[] {
  const all: Measured = new Map()
  measured(body, all)
  const of = (one: Part) => all.get(one) ?? none
  const isShort = (one: Part) => of(one).letters > 0 && of(one).letters <= longestLine
  const order = new Map([...body.querySelectorAll('*')].map((one, i) => [one, i]))
  const at = (one: Part) => order.get(one) ?? 0
  const prose = [...body.querySelectorAll(`${block}, li, td`)].filter((one) => isProse(one, of(one)))
  const isPath = (one: Part) => isShort(one) && of(one).isLine && path.test(wordsOf(one))
  if (prose.length === 0)
    return [...[...body.querySelectorAll(line)].filter(isPath), ...body.querySelectorAll(rolesOfMenus)]
  const [first, last] = [at(prose[0] as Part), at(prose.at(-1) as Part)]
  const holding = new Set<Part>()
  for (const one of prose)
    for (let up: Part | null = one; up && !holding.has(up); up = up.parentElement) holding.add(up)
  const isAround = (one: Part) => at(one) < first || at(one) > last
  const found = new Set<Part>()

  for (const one of body.querySelectorAll(roles)) if (!holding.has(one) && !of(one).h1) found.add(one)
  for (const one of body.querySelectorAll(line)) {
    if (holding.has(one) || !isShort(one)) continue
    const words = wordsOf(one)
    if (of(one).isLine) {
      const isBeside = [others, counted, statistics].some((says) => says.test(words)) || isOfTools(one, words)
      const areTags = tags.test(words) && of(one).links > 0 && of(one).letters - of(one).linked <= mostOfTags
      if (path.test(words) || areTags || (isBeside && (isAround(one) || (of(one).links > 0 && isOfTools(one, words)))))
        found.add(one)
    }
    if (at(one) > last && foot.test(words)) found.add(whole(one))
  }
  for (const one of body.querySelectorAll('div, section, ul, ol, dl, table, p')) {
    const { links, files, linked, letters, noted } = of(one)
    if (holding.has(one) || links === 0 || files > 0) continue
    const [first] = one.children
    const inside = first && of(first).isLine && others.test(wordsOf(first)) ? first : null
    const told = letters - noted - (inside ? of(inside).letters : 0)
    if (linked < told * mostlyLinks || of(one).h1) continue
    const heading = inside ?? headingOf(one)
    const said = heading ? wordsOf(heading) : ''
    if (links < fewestLinks && !others.test(said)) continue
    if (attached.test(said) || !(isAround(one) || others.test(said))) continue
    found.add(one)
    if (heading && !holding.has(heading) && (at(heading) > last || others.test(said))) found.add(heading)
  }
  for (const one of body.querySelectorAll('table')) if (of(one).letters < longestLine && isCalendar(one)) found.add(one)
  return [...found]

  /** What stands above a list as its heading, in the same box. */
  function headingOf(one: Part): Part | null {
    const above = one.previousElementSibling
    if (above) return of(above).letters > 0 && of(above).letters <= longestHeading && of(above).links < 2 ? above : null
    const parent = one.parentElement
    const isBox = parent && parent !== body && of(parent).letters - of(one).letters < longestHeading
    return isBox ? headingOf(parent) : null
  }

  /** The foot of a portal, of which a line was found, as far as it goes. */
  function whole(one: Part): Part {
    const parent = one.parentElement
    return !parent || parent === body || holding.has(parent) || at(parent) < last || of(parent).h1 ? one : whole(parent)
  }
}

const roles = '[role="navigation"], [role="banner"], [role="contentinfo"], [role="search"], [role="complementary"]'
const rolesOfMenus = '[role="navigation"], [role="search"]'
const longestLine = 300

/** A sentence of a page's own, longer than a heading and no link, or what only documents say. */
function isProse(one: Part, { isLine, letters, linked }: Held): boolean {
  if (!isLine) return false
  const words = wordsOf(one)
  if (ofDocument.test(words)) return true
  return letters >= shortestProse && linked < letters / 2 && ![foot, path, reached].some((says) => says.test(words))
}

/** Whether a line says nothing but what a reader may do with the page. */
function isOfTools(one: Part, words: string): boolean {
  if (words.length > shortestProse * 2 || isCell(one)) return false
  const rest = words.replace(tools, '').replace(/[\s\d.,:;|()+/?★☆⭐–-]/gu, '')
  return rest === '' && /\p{L}{2}|A\s?[+-]/u.test(words) && tools.test(words)
}

/** A cell beside others says what they say. */
const isCell = (one: Part) => /^t[dh]$/i.test(one.tagName) && [...(one.parentElement?.children ?? [])].length > 1

const leastDays = 20
/** A month's days with nothing written to them. */
function isCalendar(table: Part): boolean {
  const cells = [...table.querySelectorAll('td, th')].map(wordsOf).filter(Boolean)
  const days = cells.filter((words) => /^(?:[1-9]|[12]\d|3[01])$/.test(words))
  return days.length >= leastDays && cells.every((words) => words.length < 20) && cells.length - days.length <= 14
}

/** Takes out of a page's lines how often it was opened, where they tell more than that. */
export function takeOutCounts(body: Part): void {
  for (const one of body.querySelectorAll('p, div, span, li')) {
    if (one.querySelector('*')) continue
    const words = wordsOf(one)
    const rest =
      words.length > longestLine
        ? words
        : words
            .replace(count, '')
            .replace(/\s?[|–-]\s?$/u, '')
            .trim()
    if (rest !== words && rest !== '') one.textContent = rest
  }
}
