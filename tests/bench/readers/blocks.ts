/** A cell that may be merged over others; `down` counts the rows it stands in, `across` the columns. */
export type Cell = { text: string; down?: number; across?: number }

/**
 * A document as its writer knows it, before it is any file. Labels are written once, here; whether Word counts them or a
 * person types them is the file's matter. `note` is a note at the foot that refers to the block's end.
 */
export type Block =
  | { is: 'head' | 'sign'; left: string[]; right: string[] }
  | { is: 'title'; lines: string[] }
  | { is: 'attached'; lines: string[]; under: string }
  | { is: 'text'; text: string; note?: string }
  | { is: 'division'; label: string; title: string }
  | { is: 'article'; number: number; heading: string }
  | { is: 'clause'; number: number; text: string; note?: string }
  | { is: 'point'; letter: string; text: string }
  | { is: 'part'; roman: string; text: string }
  | { is: 'table'; rows: Cell[][] }
  | { is: 'box'; text: string }

/**
 * What a person reads: the words whose order is one, those that stand beside others in no order, each article's own, and the
 * rows of tables below their heads, a merged cell in each row that it stands in.
 */
export type Truth = {
  inOrder: string[]
  aside: string[]
  articles: { number: string; words: string[] }[]
  rows: string[][]
}

const word = /[\p{L}\p{M}\p{N}]+/gu
/** The words of a text, by letters and digits alone: how signs are set says nothing of whether a word was read. */
export const wordsOf = (text: string): string[] => text.normalize('NFC').match(word) ?? []

/** The mark of an article as a person reads it. */
export const articleLabel = (number: number) => `Điều ${number}.`

/** The texts of a block from its top to its foot, a table row by row, a note behind what refers to it. */
export function textsOf(block: Block): string[] {
  switch (block.is) {
    case 'head':
    case 'sign':
      return [...block.left, ...block.right]
    case 'title':
      return block.lines
    case 'attached':
      return [...block.lines, block.under]
    case 'text':
      return [block.text, ...(block.note ? [block.note] : [])]
    case 'division':
      return [block.label, block.title]
    case 'article':
      return [`${articleLabel(block.number)} ${block.heading}`]
    case 'clause':
      return [`${block.number}. ${block.text}`, ...(block.note ? [block.note] : [])]
    case 'point':
      return [`${block.letter}) ${block.text}`]
    case 'part':
      return [`${block.roman}. ${block.text}`]
    case 'table':
      return block.rows.flatMap((row) => row.map(({ text }) => text))
    case 'box':
      return [block.text]
  }
}

// They stand beside each other, or beside everything.
const aside = new Set<Block['is']>(['head', 'sign', 'box'])
const endsArticle = new Set<Block['is']>(['sign', 'attached', 'division', 'article', 'box'])

/** What is to be read of a document whose notes stand at the foot of their pages, or all at its end; `cells` where it has them. */
export function truthOf(given: Block[], { notesAtEnd = false, cells = true } = {}): Truth {
  const blocks = notesAtEnd ? withNotesLast(given) : given
  const truth: Truth = { inOrder: [], aside: [], articles: [], rows: cells ? blocks.flatMap(rowsOf) : [] }
  let open: string[] | null = null
  for (const block of blocks) {
    const words = textsOf(block).flatMap(wordsOf)
    truth[aside.has(block.is) ? 'aside' : 'inOrder'].push(...words)
    if (endsArticle.has(block.is) && block.is !== 'box') open = null
    if (block.is === 'article') {
      open = []
      truth.articles.push({ number: String(block.number), words: open })
    }
    if (block.is !== 'box') open?.push(...words)
  }
  return truth
}

function withNotesLast(blocks: Block[]): Block[] {
  const notes: Block[] = []
  const rest = blocks.map((block): Block => {
    if (!('note' in block) || !block.note) return block
    notes.push({ is: 'text', text: block.note })
    return { ...block, note: undefined }
  })
  // No article's own: the signature stands between.
  return [...rest, { is: 'sign', left: [], right: [] }, ...notes]
}

/** The rows of a table below its head, which is as high as the cell that it begins with. */
function rowsOf(block: Block): string[][] {
  if (block.is !== 'table') return []
  const waiting: { text: string; left: number }[] = []
  return block.rows
    .map((row) => {
      const given = [...row]
      const texts: string[] = []
      for (let column = 0; given.length > 0 || (waiting[column]?.left ?? 0) > 0; column++) {
        const above = waiting[column]
        if (above && above.left > 0) {
          above.left -= 1
          texts.push(above.text)
        } else {
          const { text, down = 1, across = 1 } = given.shift() as Cell
          for (let i = 0; i < across; i++) waiting[column + i] = { text, left: down - 1 }
          texts.push(...Array.from({ length: across }, () => text))
          column += across - 1
        }
      }
      return texts
    })
    .slice(block.rows[0]?.[0]?.down ?? 1)
}
