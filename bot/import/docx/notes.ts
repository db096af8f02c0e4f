/** The part of mammoth's document that is looked at here. */
type Node = { type: string; children?: Node[]; value?: string; noteType?: string; noteId?: string }
type Document = Node & { notes: { resolve(reference: Node): { body: Node[] } | null } }

const wordsIn = (node: Node): string =>
  node.type === 'text'
    ? (node.value ?? '')
    : node.type === 'tab' || node.type === 'break'
      ? ' '
      : (node.children ?? []).map(wordsIn).join('')

const plain = (text: string): Node => ({ type: 'run', children: [{ type: 'text', value: text }] })

/**
 * A Word document with each note behind the paragraph that refers to it, on one line of its own, "[1] …", instead of all of
 * them at the end, where they would be the last article's.
 */
export function withNotesInPlace(document: Document): Document {
  let count = 0

  /** A paragraph with the marks of its notes written out, and those notes. */
  function marked(node: Node): { node: Node; notes: string[] } {
    if (node.type === 'noteReference') {
      count += 1
      const body = document.notes.resolve(node)?.body ?? []
      return { node: plain(`[${count}]`), notes: [`[${count}] ${body.map(wordsIn).join(' ').trim()}`] }
    }
    const parts = (node.children ?? []).map(marked)
    return {
      node: node.children ? { ...node, children: parts.map((part) => part.node) } : node,
      notes: parts.flatMap((part) => part.notes),
    }
  }

  function placed(node: Node): Node[] {
    if (node.type !== 'paragraph') return [node.children ? { ...node, children: node.children.flatMap(placed) } : node]
    const { node: paragraph, notes } = marked(node)
    return [paragraph, ...notes.map((note) => ({ type: 'paragraph', children: [plain(note)] }))]
  }
  return { ...document, children: (document.children ?? []).flatMap(placed) }
}
