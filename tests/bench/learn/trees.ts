import { chanceOf } from '../readers/random.ts'

/** The candidates of one question, a row of numbers each, and which of them answer it. */
export type Lesson = { features: ArrayLike<number>[]; right: boolean[]; weight: number }

/** A tree all of whose nodes of one depth ask the same: `leaves` by the bits of what held, the first asked first. */
export type Tree = { asks: { feature: number; above: number }[]; leaves: number[] }

const depth = 3
const bins = 32
const rate = 0.1
const rounds = 300
/** Of the features, and of the questions, looked at by one tree. */
const share = 0.5
const sharePerTree = 0.7
const fewest = 30
const shrink = 3
/** Pairs count where one of them stands among so many: what is found is read from there. */
const mostRanked = 40

/**
 * Learns an order by boosted trees: each adds what most raises the gain of the orders so far (LambdaMART: Burges, “From
 * RankNet to LambdaRank to LambdaMART”, 2010), by steps of Newton; the same trees each time.
 */
export function learntTrees(lessons: readonly Lesson[], many = rounds): Tree[] {
  const size = lessons[0]?.features[0]?.length ?? 0
  const rows = lessons.reduce((sum, { right }) => sum + right.length, 0)
  const edges = Array.from({ length: size }, (_, feature) => edgesOf(lessons, feature))
  const binned = Array.from({ length: size }, (_, feature) =>
    binsOf(lessons, feature, edges[feature] as number[], rows),
  )
  const begins: number[] = []
  let begin = 0
  for (const { right } of lessons) {
    begins.push(begin)
    begin += right.length
  }
  const [sums, slope, curve] = [0, 1, 2].map(() => new Float64Array(rows)) as [Float64Array, Float64Array, Float64Array]
  const chance = chanceOf(1)
  const every = Array.from({ length: size }, (_, i) => i)
  const trees: Tree[] = []
  for (let round = 0; round < many; round++) {
    const drawn: number[] = []
    lessons.forEach((lesson, i) => {
      if (chance.between(1, 100) > sharePerTree * 100) return
      slopesOf(lesson, begins[i] as number, { sums, slope, curve })
      for (let at = 0; at < lesson.right.length; at++) drawn.push((begins[i] as number) + at)
    })
    const looked = chance.some(every, Math.ceil(size * share))
    const tree = treeOf(Int32Array.from(drawn), looked, { binned, edges, slope, curve })
    for (let row = 0; row < rows; row++) {
      let leaf = 0
      for (const { feature, bin } of tree.asks) leaf = leaf * 2 + ((binned[feature]?.[row] ?? 0) > bin ? 1 : 0)
      sums[row] = (sums[row] as number) + (tree.leaves[leaf] ?? 0)
    }
    trees.push({
      asks: tree.asks.map(({ feature, bin }) => ({ feature, above: edges[feature]?.[bin] ?? 0 })),
      leaves: tree.leaves,
    })
  }
  return trees
}

/** Between which values a feature is told apart: as many in each part, none that three digits do not tell. */
function edgesOf(lessons: readonly Lesson[], feature: number): number[] {
  const values = Float64Array.from(lessons.flatMap(({ features }) => features.map((row) => row[feature] ?? 0))).sort()
  const edges = Array.from({ length: bins - 1 }, (_, i) => values[Math.floor(((i + 1) / bins) * values.length)] ?? 0)
  // What hardly any candidate has tells the most.
  const rare = [0.985, 0.99, 0.995, 0.998].map((part) => values[Math.floor(part * values.length)] ?? 0)
  const rounded = [...edges, ...rare].map((value) => Number(value.toPrecision(3)))
  return [...new Set(rounded)].sort((a, b) => a - b)
}

function binsOf(lessons: readonly Lesson[], feature: number, edges: number[], rows: number): Uint8Array {
  const binned = new Uint8Array(rows)
  let row = 0
  for (const { features } of lessons)
    for (const values of features) {
      const value = values[feature] ?? 0
      let bin = 0
      while (bin < edges.length && value > (edges[bin] as number)) bin++
      binned[row++] = bin
    }
  return binned
}

type Slopes = { sums: Float64Array; slope: Float64Array; curve: Float64Array }

const discounts = Array.from({ length: 1000 }, (_, i) => 1 / Math.log2(i + 2))

/** How the gain of one question’s order changes with what each of its candidates gets. */
function slopesOf({ right, weight }: Lesson, begin: number, { sums, slope, curve }: Slopes): void {
  const size = right.length
  const order = Array.from({ length: size }, (_, i) => i).sort(
    (a, b) => (sums[begin + b] as number) - (sums[begin + a] as number) || a - b,
  )
  slope.fill(0, begin, begin + size)
  curve.fill(0, begin, begin + size)
  const ideal = right.filter(Boolean).reduce((sum, _, i) => sum + (discounts[i] ?? 0), 0)
  const differ = sums[begin + (order[0] as number)] !== sums[begin + (order[size - 1] as number)]
  let whole = 0
  for (let i = 0; i < size; i++) {
    const good = order[i] as number
    if (!right[good]) continue
    for (let j = 0; j < size; j++) {
      const bad = order[j] as number
      if (right[bad] || Math.min(i, j) >= mostRanked) continue
      const apart = (sums[begin + good] as number) - (sums[begin + bad] as number)
      let gain = Math.abs((discounts[i] as number) - (discounts[j] as number)) / ideal
      if (differ) gain /= 0.01 + Math.abs(apart)
      const wrong = 1 / (1 + Math.exp(apart))
      slope[begin + good] = (slope[begin + good] as number) + wrong * gain
      slope[begin + bad] = (slope[begin + bad] as number) - wrong * gain
      const bend = wrong * (1 - wrong) * gain
      curve[begin + good] = (curve[begin + good] as number) + bend
      curve[begin + bad] = (curve[begin + bad] as number) + bend
      whole += 2 * wrong * gain
    }
  }
  if (whole === 0) return
  const scale = (weight * Math.log2(1 + whole)) / whole
  for (let at = begin; at < begin + size; at++) {
    slope[at] = (slope[at] as number) * scale
    curve[at] = (curve[at] as number) * scale
  }
}

type Learning = { binned: Uint8Array[]; edges: number[][]; slope: Float64Array; curve: Float64Array }
type Grown = { asks: { feature: number; bin: number }[]; leaves: number[] }

function treeOf(drawn: Int32Array, looked: number[], { binned, edges, slope, curve }: Learning): Grown {
  const leafOf = new Uint8Array(drawn.length)
  const asks: Grown['asks'] = []
  for (let level = 0; level < depth; level++) {
    const leaves = 2 ** level
    let best = { gain: 0, feature: -1, bin: 0 }
    for (const feature of looked) {
      const width = (edges[feature]?.length ?? 0) + 1
      if (width < 2) continue
      const sums = sumsOf(drawn, leafOf, binned[feature] as Uint8Array, { slope, curve, leaves, width })
      const found = bestEdge(sums, leaves, width)
      if (found.gain > best.gain) best = { ...found, feature }
    }
    if (best.feature < 0) break
    asks.push({ feature: best.feature, bin: best.bin })
    const of = binned[best.feature] as Uint8Array
    for (let i = 0; i < drawn.length; i++)
      leafOf[i] = (leafOf[i] as number) * 2 + ((of[drawn[i] as number] as number) > best.bin ? 1 : 0)
  }
  const [slopes, curves] = [new Float64Array(2 ** asks.length), new Float64Array(2 ** asks.length)]
  for (let i = 0; i < drawn.length; i++) {
    const [leaf, row] = [leafOf[i] as number, drawn[i] as number]
    slopes[leaf] = (slopes[leaf] as number) + (slope[row] as number)
    curves[leaf] = (curves[leaf] as number) + (curve[row] as number)
  }
  const leaves = Array.from(slopes, (sum, leaf) => thousandths((rate * sum) / ((curves[leaf] as number) + shrink)))
  return { asks, leaves }
}

const thousandths = (value: number) => Math.round(value * 1000) / 1000

type Summing = { slope: Float64Array; curve: Float64Array; leaves: number; width: number }

/** Slope, curve and number of rows, by leaf and part of a feature. */
function sumsOf(
  drawn: Int32Array,
  leafOf: Uint8Array,
  bin: Uint8Array,
  { slope, curve, leaves, width }: Summing,
): Float64Array {
  const sums = new Float64Array(leaves * width * 3)
  for (let i = 0; i < drawn.length; i++) {
    const row = drawn[i] as number
    const at = ((leafOf[i] as number) * width + (bin[row] as number)) * 3
    sums[at] = (sums[at] as number) + (slope[row] as number)
    sums[at + 1] = (sums[at + 1] as number) + (curve[row] as number)
    sums[at + 2] = (sums[at + 2] as number) + 1
  }
  return sums
}

/** The edge that parts all leaves at once best. */
function bestEdge(sums: Float64Array, leaves: number, width: number): { gain: number; bin: number } {
  const gains = new Float64Array(width - 1)
  for (let leaf = 0; leaf < leaves; leaf++) {
    const from = leaf * width * 3
    let [slope, curve, rows] = [0, 0, 0]
    for (let bin = 0; bin < width; bin++) {
      slope += sums[from + bin * 3] as number
      curve += sums[from + bin * 3 + 1] as number
      rows += sums[from + bin * 3 + 2] as number
    }
    const whole = slope ** 2 / (curve + shrink)
    let [below, belowCurve, belowRows] = [0, 0, 0]
    for (let bin = 0; bin < width - 1; bin++) {
      below += sums[from + bin * 3] as number
      belowCurve += sums[from + bin * 3 + 1] as number
      belowRows += sums[from + bin * 3 + 2] as number
      if (belowRows < fewest || rows - belowRows < fewest) continue
      const parted = below ** 2 / (belowCurve + shrink) + (slope - below) ** 2 / (curve - belowCurve + shrink)
      gains[bin] = (gains[bin] as number) + parted - whole
    }
  }
  let best = { gain: 0, bin: 0 }
  gains.forEach((gain, bin) => {
    if (gain > best.gain) best = { gain, bin }
  })
  return best
}

/** What some trees give for a row of numbers. */
export const worthIn = (trees: readonly Tree[], numbers: ArrayLike<number>): number =>
  trees.reduce((sum, { asks, leaves }) => {
    const leaf = asks.reduce((at, { feature, above }) => at * 2 + ((numbers[feature] ?? 0) > above ? 1 : 0), 0)
    return sum + (leaves[leaf] ?? 0)
  }, 0)
