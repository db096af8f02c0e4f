import WordExtractor from 'word-extractor'

/** The text of a Word 97–2003 file. Cells of a table stand on one line each row; notes and pictures are left out. */
export async function docText(bytes: Uint8Array): Promise<string> {
  const document = await new WordExtractor().extract(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength))
  return document
    .getBody()
    .split('\n')
    .map((line) => (/\S\t+\S/.test(line) ? rowOf(line) : line))
    .join('\n')
}

const rowOf = (line: string) =>
  `| ${line
    .trim()
    .split('\t')
    .map((cell) => cell.trim())
    .join(' | ')} |`
