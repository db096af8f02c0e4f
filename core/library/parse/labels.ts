// "Đ i ề u  1 .", "C H Ư Ơ N G I I": typed with blanks between the letters, so that they stand wide.
const spaced = ['Điều', 'Chương', 'Phần', 'Mục'].map((word) => [...word].join(' {1,3}')).join('|')
const spacedLabel = new RegExp(
  `^([ #*]{0,8})(${spaced}) {1,5}((?:\\d(?: {1,3}\\d){0,2}|[IVXLC](?: {1,3}[IVXLC]){0,6})(?![\\p{L}\\d]))(?: {1,3}(?=[.:]))?`,
  'gimu',
)
// "Điều thứ nhất" of old papers, called by a word; a sentence that goes on behind it is none.
const firsts = new Map(
  ['nhất|nhứt', 'hai|nhì', 'ba', 'tư|bốn', 'năm', 'sáu', 'bảy|bẩy', 'tám', 'chín', 'mười'].flatMap((words, i) =>
    words.split('|').map((word): [string, number] => [word, i + 1]),
  ),
)
const units = new Map<string, number>([...firsts, ['một', 1], ['mốt', 1], ['lăm', 5]])
const unit = [...units.keys()].join('|')
const articleByWords = new RegExp(
  `^([ #*]{0,8})Điều {1,3}thứ {1,3}(?:(mười|(?:hai|ba|bốn|năm) mươi)(?: (${unit}))?|(${[...firsts.keys()].join('|')}))(?![\\p{L}])(?= {0,3}(?:[.:–*-]|$| \\p{Lu}))`,
  'gimu',
)

const together = (text: string) => text.replaceAll(' ', '')

/** A text whose articles and chapters are called by whole words and by numbers, also where their letters were typed apart. */
export const withWholeLabels = (text: string): string =>
  text
    .replace(spacedLabel, (_, before: string, word: string, number: string) => {
      return `${before}${together(word)} ${together(number)}`
    })
    .replace(articleByWords, (_, before: string, tens = '', more = '', alone = '') => {
      return `${before}Điều ${numberOf(tens.toLowerCase(), more.toLowerCase(), alone.toLowerCase())}`
    })

function numberOf(tens: string, more: string, alone: string): number {
  const [first = '', mươi = ''] = tens.split(' ')
  return (
    (mươi ? 10 * (units.get(first) ?? 0) : (units.get(first) ?? 0)) + (units.get(more) ?? 0) + (units.get(alone) ?? 0)
  )
}
