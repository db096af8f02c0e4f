import { fold } from '../../text/fold.ts'
import { type Syllable, syllablesOf } from '../../text/syllables.ts'
import { kindOf } from '../metadata/head/kind.ts'

/** The place in a document that a question gives: "điểm a khoản 2 Điều 8", "điểm đ1 khoản 2a". '' is not said. */
export type Reference = { articles: string[]; clause: string; point: string }

const articleName = /^\d{1,3}[a-z]?$/
const clauseName = /^\d{1,3}[a-zđ]?$/
const pointName = /^[a-zđ]\d{0,2}$/

export function referenceIn(typed: Pick<Syllable, 'folded' | 'exact'>[]): Reference {
  const after = (word: string, name: RegExp, how: 'folded' | 'exact' = 'folded') =>
    typed.flatMap(({ folded }, i) => {
      const next = typed[i + 1]?.[how] ?? ''
      return folded === word && name.test(next) ? [next] : []
    })
  return {
    articles: [...new Set(after('dieu', articleName))],
    clause: after('khoan', clauseName, 'exact')[0] ?? '',
    // Điểm d and điểm đ are two.
    point: after('diem', pointName, 'exact')[0] ?? '',
  }
}

// Words that lead to a place or ask what stands there; beside them and a document's name nothing more is asked.
const leading = new Set(
  syllablesOf(
    `điều khoản điểm luật bộ nghị định quyết thông tư chỉ thị kết kế hoạch hướng dẫn báo hiến pháp lệnh nđ nq tt qđ ct số
    quy nội dung về ghi gì năm ngày văn bản ban hành xem đọc trích toàn muốn cần biết như thế nào là của trong tại ở theo
    và cho hỏi tôi em xin được có ai sao ạ nhé với thì nguyên đầy đủ giúp`,
  ).map(({ folded }) => folded),
)

// Beside a number they tell whose it is: "nghị quyết 12 của HĐND phường".
const issuers = new Set(
  syllablesOf(
    `bộ chính trị ban chấp hành trung ương thường vụ bí thư tw đảng ủy tỉnh thành quận huyện xã phường ủy nhân dân hội đồng
    chính phủ thủ tướng quốc chủ tịch nước`,
  ).map(({ folded }) => folded),
)

const carriers = new Set(['va', 've', 'cua', 'so'])

/**
 * Whether a question asks for a place or a document and for nothing in it. `document` is the one it names; where it is
 * not held, the words after its kind are taken for its name.
 */
export function asksOnlyWhere(
  words: { folded: string }[],
  document: { number: string; title: string } | undefined,
): boolean {
  const folded = words.map((word) => word.folded)
  const name = document
    ? syllablesOf(`${document.title} ${document.number}`).map((word) => word.folded)
    : nameAfterKind(folded)
  const said = new Set(name)
  const numbered = document !== undefined && folded.some((word) => /\d/.test(word))
  return folded.every((word, i) => {
    if (leading.has(word) || said.has(word) || /\d/.test(word)) return true
    if (numbered && issuers.has(word)) return true
    return pointName.test(word) && folded[i - 1] === 'diem'
  })
}

const kind = /\b(?:luat|phap lenh|nghi dinh|nghi quyet|thong tu|quyet dinh) /

function nameAfterKind(words: string[]): string[] {
  const after = words.join(' ').split(kind)[1]?.split(' ') ?? []
  const end = after.findIndex((word) => leading.has(word) && !carriers.has(word))
  return end < 0 ? after : after.slice(0, end)
}

const bare = (words: string[]) => words.filter((word) => !carriers.has(word))

/** "Quy định" opens some titles, and many a question: "Điều 8 quy định gì". */
const isVerb = ([first, second, third]: string[]) => first === 'qui' && second === 'dinh' && !third

/** How many words of a document's title a question says in a row, from its kind on; `whole` if it says all of them. */
type Naming = { words: number; whole: boolean }

/** How a question names a document by its title; null when it does not. */
function namingOf(words: { folded: string }[], title: string): Naming | null {
  const said = bare(words.map(({ folded }) => folded))
  const name = bare(syllablesOf(title).map(({ folded }) => folded))
  // "Luật Dân sự" is said of "Bộ luật Dân sự".
  const names = name[0] === 'bo' ? [name, name.slice(1)] : [name]
  let best: Naming | null = null
  for (const one of names) {
    for (let at = said.indexOf(one[0] ?? ''); at >= 0; at = said.indexOf(one[0] ?? '', at + 1)) {
      let length = 1
      while (length < one.length && said[at + length] === one[length]) length += 1
      const whole = length === one.length
      // A shorter name counts where it ends by itself, not where the question goes on to name something else.
      const ends = whole || leading.has(said[at + length] ?? 'la') || /^\d/.test(said[at + length] ?? '')
      if (length >= 2 && ends && (whole || !isVerb(one.slice(0, length))) && length > (best?.words ?? 0))
        best = { words: length, whole }
    }
  }
  return best
}

/** The titles that a question means, of many: the one of which it says most; none where a short name fits several. */
export function namedBy<T extends { title: string }>(words: { folded: string }[], documents: T[]): T[] {
  const named = documents.flatMap((document) => {
    // Only what bears its kind in its title is called by its title; a text about a town is not named by naming the town.
    const naming = kindOf(document.title, '') ? namingOf(words, document.title) : null
    return naming ? [{ document, ...naming }] : []
  })
  const most = Math.max(0, ...named.map((one) => one.words))
  const best = named.filter((one) => one.words === most)
  const whole = best.filter((one) => one.whole)
  if (whole.length > 0) return whole.map(({ document }) => document)
  const titles = new Set(best.map(({ document }) => fold(document.title)))
  return titles.size === 1 ? best.map(({ document }) => document) : []
}
