import { type Block, textsOf } from './blocks.ts'

/** A text file: an empty line between blocks, tables with tabs, and lines of at most `width` letters where that is said. */
export function asText(blocks: Block[], { width }: { width?: number } = {}): string {
  const texts = blocks.map(linesOf)
  const lines = texts.join('\n\n').split('\n')
  return `${(width ? lines.flatMap((line) => wrapped(line, width)) : lines).join('\n')}\n`
}

function wrapped(line: string, width: number): string[] {
  const rows = ['']
  for (const word of line.split(' ')) {
    const last = rows.at(-1) as string
    if (last !== '' && last.length + 1 + word.length > width) rows.push(word)
    else rows[rows.length - 1] = last === '' ? word : `${last} ${word}`
  }
  return rows
}

function linesOf(block: Block): string {
  switch (block.is) {
    case 'head':
    case 'sign':
      return [...block.left, '', ...block.right].join('\n')
    case 'table':
      return block.rows.map((row) => row.map(({ text }) => text).join('\t')).join('\n')
    default:
      return textsOf(block).join('\n')
  }
}
