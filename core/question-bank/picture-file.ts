/** In pixels and bytes: a phone's screen, three times over, and what a slow network brings within a question. */
export const mostPixels = 2000
export const largestPicture = 600 * 1024

export type PictureFile = { mimeType: string; width: number; height: number }

const begins = (bytes: Uint8Array, ...signature: number[]) => signature.every((byte, at) => bytes[at] === byte)

/** What a picture's first bytes say that it is, whatever it is called; null of any but JPEG and PNG, and of a broken one. */
export function pictureFile(bytes: Uint8Array): PictureFile | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (begins(bytes, 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) {
    return bytes.length < 33 ? null : sized('image/png', view.getUint32(16), view.getUint32(20))
  }
  if (!begins(bytes, 0xff, 0xd8, 0xff)) return null
  let at = 2
  while (at + 9 < bytes.length && bytes[at] === 0xff) {
    const marker = bytes[at + 1] ?? 0
    // Its frame says how large it is; tables of codes bear numbers among those of frames.
    if (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker))
      return sized('image/jpeg', view.getUint16(at + 7), view.getUint16(at + 5))
    at += 2 + view.getUint16(at + 2)
  }
  return null
}

const sized = (mimeType: string, width: number, height: number): PictureFile | null =>
  width > 0 && height > 0 ? { mimeType, width, height } : null
