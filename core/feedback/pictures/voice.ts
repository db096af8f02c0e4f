/** In bytes: some three minutes as phones record speech, and some seven of an AMR file. */
export const largestVoice = 4 * 1024 * 1024

/** What a case says where its sender spoke instead of writing. */
export const spokenAlone = 'Người gửi nói, không viết: xem tệp ghi âm kèm theo.'

const at = (bytes: Uint8Array, from: number, to: number) => String.fromCharCode(...bytes.subarray(from, to))

/** The kind of a recording by its first bytes, whatever its name says; null of anything else. */
export function voiceTypeOf(bytes: Uint8Array): string | null {
  if (at(bytes, 0, 5) === '#!AMR') return 'audio/amr'
  if (at(bytes, 0, 4) === 'OggS') return 'audio/ogg'
  if (at(bytes, 0, 4) === 'RIFF' && at(bytes, 8, 12) === 'WAVE') return 'audio/wav'
  if (at(bytes, 4, 8) === 'ftyp' && /^(?:M4A|M4B|mp4|iso|3gp|dash)/.test(at(bytes, 8, 12))) return 'audio/mp4'
  if (bytes[0] === 0x1a && bytes[1] === 0x45 && bytes[2] === 0xdf && bytes[3] === 0xa3) return 'audio/webm'
  if (at(bytes, 0, 3) === 'ID3') return 'audio/mpeg'
  if (bytes[0] !== 0xff || bytes.length < 4) return null
  // A frame of MPEG audio, or of AAC.
  const mark = bytes[1] ?? 0
  if (mark === 0xf1 || mark === 0xf9) return 'audio/aac'
  return mark === 0xfb || mark === 0xfa || mark === 0xf3 || mark === 0xf2 ? 'audio/mpeg' : null
}

export const isVoice = ({ mimeType }: { mimeType: string }) => mimeType.startsWith('audio/')
