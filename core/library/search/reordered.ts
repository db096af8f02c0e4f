import type { Query } from './query.ts'
import type { Signs } from './signs.ts'
import { type Candidate, featureNames, featuresOf } from './together.ts'
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
  return featuresOf(all, mass).map((features, i) => {
    const one = all[i] as Ranked
    const { defines, empowers } = one.signs
    features.push(one.rank / topRank, places.within(one), best.get(one.documentId) ?? 0)
    features.push(places.beside(one, 1), places.beside(one, 2), Math.log1p(one.position), one.headingLength / 20)
    features.push(one.steered / topScore, places.citedBy(one), places.citing(one))
    features.push(defines ? 1 : 0, defines ? meaning : 0, defines ? is : 0, empowers ? office : 0)
    features.push(...ofQuestion)
    return features
  })
}

function highest(all: readonly Ranked[], by: 'score' | 'rank'): number {
  let most = 0
  for (const one of all) if (one[by] > most) most = one[by]
  return most || 1
}

const mostPositions = 2 ** 20

/** Where each stands among the others: in its document, beside others, and by which articles name which. */
function placesIn(all: readonly Ranked[], topRank: number) {
  const numbers = new Map<string, number>()
  for (const { documentId } of all) if (!numbers.has(documentId)) numbers.set(documentId, numbers.size)
  const at = (documentId: string, position: number) => (numbers.get(documentId) ?? 0) * mostPositions + position
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
  const ranks = new Map(all.map(({ documentId, position, rank }) => [at(documentId, position), rank / topRank]))
  const counted = new Map<string, number>()
  const within = new Map<number, number>()
  for (const { seq, documentId } of [...all].sort((a, b) => b.score - a.score || a.seq - b.seq)) {
    const before = counted.get(documentId) ?? 0
    within.set(seq, 1 / (1 + before))
    counted.set(documentId, before + 1)
  }
  return {
    within: ({ seq }: Ranked) => within.get(seq) ?? 0,
    beside: ({ documentId, position }: Ranked, by: number) =>
      Math.max(ranks.get(at(documentId, position + by)) ?? 0, ranks.get(at(documentId, position - by)) ?? 0),
    citedBy: ({ documentId, article }: Ranked) => (article ? (cited.get(`${documentId} ${article}`) ?? 0) : 0),
    citing: ({ documentId, article, signs }: Ranked) => {
      let sum = 0
      for (const one of signs.cites) if (one !== article) sum += firstArticles.get(`${documentId} ${one}`) ?? 0
      return sum
    },
  }
}

const worth = worthBy(page, signNames)

/**
 * Candidates in the order of the trees that were learned, on the scale of their ranks: the first gets the highest of all ranks,
 * and so on. What stands where the question points outright stays before what does not.
 */
export function reordered<One extends Ranked>(all: One[], question: { query: Query; mass: number }): One[] {
  if (all.length < 2) return all
  const ranks = all.map(({ rank }) => rank).sort((a, b) => b - a)
  const values = signsBeside(all, question).map(worth)
  return all
    .map((one, i) => ({ one, value: values[i] ?? 0 }))
    .sort(
      (a, b) =>
        Number(b.one.pointed) - Number(a.one.pointed) ||
        Number(b.one.rank > 0) - Number(a.one.rank > 0) ||
        b.value - a.value ||
        b.one.rank - a.one.rank ||
        a.one.seq - b.one.seq,
    )
    .map(({ one }, i) => ({ ...one, rank: ranks[i] ?? 0 }))
}
