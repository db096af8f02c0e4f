import { composed } from './composed.ts'
import { fold } from './fold.ts'

// Types of documents with the codes that stand for them in numbers: Decree 30/2020, the party's rules on documents, and
// what older laws bear. The first of a code is what a number alone gives away.
const types: [name: string, ...codes: string[]][] = [
  ['Thông tư liên tịch', 'ttlt', 'ttlb'],
  ['Nghị quyết liên tịch', 'nqlt'],
  ['Văn bản hợp nhất', 'vbhn'],
  ['Hiến pháp'],
  ['Bộ luật'],
  ['Luật', 'luat', 'l', 'lct'],
  ['Pháp lệnh', 'pl'],
  ['Sắc lệnh', 'sl'],
  ['Sắc luật'],
  ['Lệnh'],
  ['Nghị định', 'nd'],
  ['Nghị quyết', 'nq'],
  ['Thông tư', 'tt'],
  ['Thông tri'],
  ['Thông báo', 'tb'],
  ['Thông cáo báo chí'],
  ['Thông cáo', 'tc'],
  ['Quyết định', 'qd'],
  ['Quy định', 'qyd', 'qdi'],
  ['Quy chế', 'qc'],
  ['Quy hoạch'],
  ['Quy ước', 'qu'],
  ['Hương ước', 'hu'],
  ['Chỉ thị', 'ct'],
  ['Kết luận', 'kl'],
  ['Kế hoạch', 'kh'],
  ['Hướng dẫn', 'hd'],
  ['Chương trình', 'ctr'],
  ['Đề án', 'da'],
  ['Phương án', 'pa'],
  ['Báo cáo', 'bc'],
  ['Biên bản', 'bb'],
  ['Tờ trình', 'ttr'],
  ['Công điện', 'cd'],
  ['Công văn', 'cv'],
  ['Đính chính', 'dc'],
  ['Sao lục'],
  ['Giấy mời', 'gm'],
  ['Công báo'],
  ['Điều lệ'],
  ['Nội quy'],
  ['Thể lệ', 'tl'],
  ['Tuyên ngôn'],
]

/** What each type is called, folded, with its name and the code that its numbers bear ('' where none does); longest first. */
export const kindWords = types
  .map(([name, code = '']) => ({ word: fold(name), name, code: name === 'Bộ luật' ? 'luat' : code }))
  .sort((a, b) => b.word.length - a.word.length)

/** The type that a line begins with, whatever its accents; "Phường An Bình" is a place and no plan ("phương án"), "Để an toàn" no "đề án". */
export function kindBegun(line: string): (typeof kindWords)[number] | undefined {
  const words = fold(line)
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()
  return otherWords.test(composed(line).trim())
    ? undefined
    : kindWords.find(({ word }) => words === word || words.startsWith(`${word} `))
}
const otherWords = /^(?:phường|để)\s/iu

const nameOfCode = new Map(types.flatMap(([name, ...codes]) => codes.map((code) => [code, name])))

/** The type that a code in a number stands for; '' where the code is an agency's. */
export const kindOfCode = (code: string): string => nameOfCode.get(code) ?? ''

/** The codes by which people, and numbers, call a type. Those left out stand for something else more often. */
export const kindCodes = new Set(
  [...nameOfCode.keys()].filter((code) => !['hu', 'l', 'luat', 'da', 'dc'].includes(code)),
)

// Agencies by the codes that follow the type in a number; those of which there are many ("ubnd") are among them.
const agencies = new Set(
  `cp ttg ctn qh ubtvqh hdbt hdnn bca bqp btc bct bxd bgtvt btnmt bnnptnt bnn bnnmt byt bgddt bldtbxh bnv btp bng bvhttdl
  bvhtt bkhcn bkhdt btttt bdttg nhnn nhnnvn ttcp tttp tandtc hdtp vksndtc ktnn ubdt vpcp vpqh vpctn tldld bhxh tchq tct
  mttq mttqvn ubnd ub hdnd tw dtw tu hu du bbt vptw btgtw btgdvtw btctw ubkttw bdvtw bnctw bcd bcdtw tdp
  btg btgdv bdv ubkt`.split(/\s+/),
)

/** Whether an agency goes by this code in numbers; the National Assembly's bears its term: "qh15". */
export const isAgencyCode = (code: string): boolean => agencies.has(code.replace(/(?<!\d)\d+$/, ''))
