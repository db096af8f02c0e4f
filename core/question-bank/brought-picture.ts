import type { QuestionPicture } from '../../db/schema/question-bank.ts'
import { newId } from '../ids.ts'
import { type Reason, refusal } from '../refusals.ts'
import { largestPicture, mostPixels, pictureFile } from './picture-file.ts'
import type { PictureInFile } from './read/found.ts'

/** A picture that a file brings along, as its row will be. */
export type Brought = { id: string; mimeType: string; width: number; height: number; bytes: Uint8Array<ArrayBuffer> }

/** A question's picture out of a file, looked at as one that is sent by itself; or what is wrong with it. */
export function broughtPicture({
  alt,
  base64,
}: PictureInFile): { picture: QuestionPicture; brought: Brought } | string {
  if (base64.length > 2 * largestPicture) return why('bank.picture-large')
  const bytes = bytesOf(base64)
  const file = bytes && pictureFile(bytes)
  if (!file) return why('bank.picture-file')
  if (bytes.length > largestPicture) return why('bank.picture-large')
  if (Math.max(file.width, file.height) > mostPixels) return why('bank.picture-wide')
  const { mimeType, width, height } = file
  const id = newId('qp')
  return { picture: { id, alt, width, height }, brought: { id, mimeType, width, height, bytes } }
}

function bytesOf(base64: string): Uint8Array<ArrayBuffer> | null {
  try {
    return Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0))
  } catch {
    return null
  }
}

const why = (reason: Reason) => refusal({ code: 'INVALID', reason })
