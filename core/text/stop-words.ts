import { fold } from './fold.ts'

// Words that make a sentence a question, or merely carry it. They say nothing about what is asked.
const words = `là gì nào như thế có được không ai đâu khi bao nhiêu lâu mấy sao vì tại hỏi cho biết xin vui lòng giúp
  tôi em mình bạn chúng ta ạ à nhỉ nhé hả thì mà và của ở về với các những cái này đó kia ra rằng hay đúng sai
  phải bị do theo để trong đã sẽ đang cũng vậy nếu thưa dạ ơi`

const exact = new Set(words.split(/\s+/))
const folded = new Set([...exact].map(fold))

const spellings = new Map<string, string[]>()
for (const one of exact) spellings.set(fold(one), [...(spellings.get(fold(one)) ?? []), one])

/** With which marks a syllable without any may be a carrier: "hoi" is "hỏi", though it may be "hội" too. */
export const carrierSpellings = (folded: string): readonly string[] => spellings.get(folded) ?? []

/** Whether a syllable only carries the question. Where marks were typed, they decide: "các" is a carrier, "cấc" is not. */
export const isStopWord = (syllable: { exact: string; folded: string }, marksTyped: boolean): boolean =>
  marksTyped ? exact.has(syllable.exact) : folded.has(syllable.folded)
