import type { Query } from './query.ts'
import type { Signs } from './signs.ts'
import { type Candidate, documentsIn, featureNames, featuresOf, placeIn } from './together.ts'
import { worthBy } from './trees.ts'
import { page } from './trees-page.ts'

/** `rank`: of the plain order, which this one starts from. `steered`: how much of it is for standing where the question points. */
export type Ranked = Candidate & {
  seq: number
  article: string
  rank: number
  steered: number
  pointed: boolean
  signs: Signs
}

/** How many of the first are asked what they name. */
export const mostNaming = 10
const steepNaming = 3

// How a question is put, without marks.
const asked = {
  meaning: ['la gi', 'the nao la', 'duoc hieu la', 'khai niem', 'dinh nghia', 'hieu the nao', 'nghia la gi'],
  penalty: ['phat', 'xu phat', 'xu ly', 'tu may nam', 'bi tu'],
  amount: ['bao nhieu', 'bao lau', 'may', 'khi nao', 'thoi han'],
  office: ['co quan nao', 'ai', 'nguoi nao', 'tham quyen'],
  whether: ['dung hay sai', 'hay khong', 'khong'],
  is: ['la'],
}

/** What is looked at in a candidate, in the order in which `signsBeside` gives it. */
export const signNames = [
  ...featureNames,
  'base',
  'within',
  'bestOfDocument',
  'beside1',
  'beside2',
  'position',
  'headingLength',
  'steered',
  'citedBy',
  'citing',
  'defines',
  'definesAsked',
  'definesSaid',
  'empowers',
  'meaning',
  'penalty',
  'amount',
  'office',
  'whether',
]

/** What is looked at in each candidate beside the others of its question, in the order of `signNames`. */
export function signsBeside(all: readonly Ranked[], { query, mass }: { query: Query; mass: number }): number[][] {
  const said = ` ${query.words.map(({ folded }) => folded).join(' ')} `
  const asks = (kind: keyof typeof asked) => (asked[kind].some((phrase) => said.includes(` ${phrase} `)) ? 1 : 0)
  const [meaning, office, is] = [asks('meaning'), asks('office'), asks('is')]
  const ofQuestion = [meaning, asks('penalty'), asks('amount'), office, asks('whether')]
  const [topScore, topRank] = [highest(all, 'score'), highest(all, 'rank')]
  const places = placesIn(all, topRank)
  const best = new Map<string, number>()
  for (const { documentId, score } of all) best.set(documentId, Math.max(best.get(documentId) ?? 0, score / topScore))
  const told = featuresOf(all, mass)
  for (let i = 0; i < all.length; i++) {
    const one = all[i] as Ranked
    const features = told[i] as number[]
    const { defines, empowers } = one.signs
    features.push(one.rank / topRank, places.within.get(one.seq) ?? 0, best.get(one.documentId) ?? 0)
    features.push(besideIn(places, one, 1), besideIn(places, one, 2), Math.log1p(one.position), one.headingLength / 20)
    features.push(one.steered / topScore, citedIn(places, one), citingIn(places, one))
    features.push(defines ? 1 : 0, defines ? meaning : 0, defines ? is : 0, empowers ? office : 0)
    features.push(...ofQuestion)
  }
  return told
}

function highest(all: readonly Ranked[], by: 'score' | 'rank'): number {
  let most = 0
  for (const one of all) if (one[by] > most) most = one[by]
  return most || 1
}

/** Where each stands among the others: in its document, beside others, and by which articles name which. */
function placesIn(all: readonly Ranked[], topRank: number) {
  const documents = documentsIn(all)
  const naming = [...all].sort((a, b) => b.rank - a.rank || a.seq - b.seq).slice(0, mostNaming)
  const cited = new Map<string, number>()
  const firstArticles = new Map<string, number>()
  for (const { documentId, article, rank, signs } of naming) {
    const weight = Math.exp(steepNaming * (rank / topRank - 1))
    if (article) firstArticles.set(`${documentId} ${article}`, weight)
    for (const other of signs.cites) {
      const key = `${documentId} ${other}`
      if (other !== article) cited.set(key, (cited.get(key) ?? 0) + weight)
    }
  }
  const ranks = new Map<number, number>()
  for (const { documentId, position, rank } of all) ranks.set(placeIn(documents, documentId, position), rank / topRank)
  const counted = new Map<string, number>()
  const within = new Map<number, number>()
  for (const { seq, documentId } of [...all].sort((a, b) => b.score - a.score || a.seq - b.seq)) {
    const before = counted.get(documentId) ?? 0
    within.set(seq, 1 / (1 + before))
    counted.set(documentId, before + 1)
  }
  return { documents, within, ranks, cited, firstArticles }
}

type Placed = ReturnType<typeof placesIn>

function besideIn({ documents, ranks }: Placed, { documentId, position }: Ranked, by: number): number {
  const place = placeIn(documents, documentId, position)
  return Math.max(ranks.get(place + by) ?? 0, ranks.get(place - by) ?? 0)
}

const citedIn = ({ cited }: Placed, { documentId, article }: Ranked): number =>
  article ? (cited.get(`${documentId} ${article}`) ?? 0) : 0

function citingIn({ firstArticles }: Placed, { documentId, article, signs }: Ranked): number {
  let sum = 0
  for (const one of signs.cites) if (one !== article) sum += firstArticles.get(`${documentId} ${one}`) ?? 0
  return sum
}

const worth = worthBy(page, signNames)

/**
 * Candidates in the order of the trees that were learned, on the scale of their ranks: the first gets the highest of all ranks,
 * and so on. What stands where the question points outright stays before what does not.
 */
export function reordered<One extends Ranked>(all: One[], question: { query: Query; mass: number }): One[] {
  if (all.length < 2) return all
  const ranks = Float64Array.from(all, ({ rank }) => rank).sort()
  const worths = new Map<One, number>()
  const signs = signsBeside(all, question)
  for (let i = 0; i < all.length; i++) worths.set(all[i] as One, worth(signs[i] as number[]))
  const inOrder = [...all].sort(
    (a, b) =>
      Number(b.pointed) - Number(a.pointed) ||
      Number(b.rank > 0) - Number(a.rank > 0) ||
      (worths.get(b) ?? 0) - (worths.get(a) ?? 0) ||
      b.rank - a.rank ||
      a.seq - b.seq,
  )
  const last = ranks.length - 1
  for (let i = 0; i < inOrder.length; i++) inOrder[i] = { ...(inOrder[i] as One), rank: ranks[last - i] ?? 0 }
  return inOrder
}
