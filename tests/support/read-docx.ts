import mammoth from 'mammoth'

/** The words of a Word file, as another program than the one that made it reads them. */
export async function readDocx(bytes: Uint8Array): Promise<string> {
  return (await mammoth.extractRawText({ buffer: Buffer.from(bytes) })).value
}
