import type { Original } from './originals.ts'
import type { Piece } from './text/compare.ts'
import type { Difference } from './text/differences.ts'

/** `code`: nothing but the code of one of ours was given, which says nothing of any words. */
export type Verdict = 'exact' | 'altered' | 'source' | 'code' | 'unknown'

export type Verified = {
  verdict: Verdict
  /** In one sentence, in people's words; then what to do. */
  headline: string
  origin: string
  advice: string[]
  isPart: boolean
  isAltered: boolean
  /** It bears a real code over other words. */
  isForged: boolean
  asksMoney: boolean
  /** The other office under whose name it is told, and the titles of what in it is news that we carry too. */
  elsewhere: { named: string; shared: string[] } | null
  /** A code that it calls a digest's and that no digest of this office has. */
  unknownCode: string | null
  /** It goes on beyond what we have of its original. */
  hasBeyond: boolean
  original: Shown | null
  corrections: { text: string; sentAt: number }[]
  /** Of the notices in it, those that are over, each with its end: what was ours is no longer to be followed. */
  over: { title: string; endedAt: number }[]
  differences: Difference[]
  /** Whether the text was read off a picture, and what differs where that may have been read wrongly. */
  fromPicture: boolean
  unsure: Difference[]
  pieces: Piece[]
}
export type Shown = Pick<Original, 'kind' | 'title' | 'unitName' | 'sentAt' | 'code' | 'sourceName' | 'publishedAt'> & {
  text: string
  link: string | null
}
