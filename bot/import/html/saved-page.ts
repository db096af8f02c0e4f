const latin = (bytes: Uint8Array) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
const longestHead = 16_384
const mostDeep = 5

/**
 * The page in a file in which a browser or Word saved it with its pictures (.mht, and a .doc that is none), as the bytes of its
 * own source; null for a file of any other kind.
 */
export function savedPage(bytes: Uint8Array): Uint8Array | null {
  const start = latin(bytes.subarray(0, longestHead))
  if (!/^[\w-]{2,40}:\s/.test(start) || !/^MIME-Version:/im.test(start) || !/^Content-Type:/im.test(start)) return null
  return pageIn(latin(bytes), 0)
}

/** A part's head, its lines made whole, and what stands below it. */
function parted(part: string): { head: string; body: string } {
  const end = /\r?\n\r?\n/.exec(part)
  if (!end) return { head: part, body: '' }
  return { head: part.slice(0, end.index).replace(/\r?\n[ \t]+/g, ' '), body: part.slice(end.index + end[0].length) }
}

/** What a head says behind a name, in small letters, at its line's begin. */
function fieldIn(head: string, name: string): string {
  const line = head.split(/\r?\n/).find((one) => one.toLowerCase().startsWith(`${name}:`))
  return line?.slice(name.length + 1).trim() ?? ''
}

function pageIn(part: string, depth: number): Uint8Array | null {
  const { head, body } = parted(part)
  const type = fieldIn(head, 'content-type')
  const mark = /boundary\s?=\s?"?([^";\s]{1,100})/i.exec(type)?.[1]
  if (mark && depth < mostDeep) {
    for (const inner of body.split(`--${mark}`).slice(1)) {
      const found = pageIn(inner.replace(/^\r?\n/, ''), depth + 1)
      if (found) return found
    }
    return null
  }
  if (!/^text\/html/i.test(type)) return null
  const source = decodedBy(fieldIn(head, 'content-transfer-encoding').toLowerCase(), body)
  const charset = /charset\s?=\s?"?([\w-]{1,40})/i.exec(type)?.[1]?.toLowerCase() ?? 'utf-8'
  if (charset === 'utf-8') return source
  try {
    return new TextEncoder().encode(new TextDecoder(charset).decode(source))
  } catch {
    return source
  }
}

function decodedBy(encoding: string, body: string): Uint8Array {
  if (encoding === 'base64') return Buffer.from(body, 'base64')
  if (encoding !== 'quoted-printable') return Buffer.from(body, 'latin1')
  const whole = body.replace(/=[ \t]{0,9}\r?\n/g, '')
  return Buffer.from(
    whole.replace(/=([\da-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  )
}
