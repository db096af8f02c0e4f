import { ApiError, read } from '../../../api.ts'
import { patientApi } from '../../client.ts'
import type { Attached } from './draft.ts'
import { announcementWords } from './strings.ts'

// What Zalo takes of a picture; the server refuses more.
const largestPicture = 1024 * 1024
const longestSide = 2000

/** Sends a picture or a file ahead of the announcement that takes it along. */
export async function attach(unitId: string, as: 'picture' | 'file', file: File): Promise<Attached> {
  const body = as === 'picture' ? await fitting(file) : file
  const query = { unitId, as, name: file.name }
  return read(patientApi.announcements.attachments.$post({ query }, { init: { body } }))
}

/** A picture that Zalo takes: as it is where it is small enough, else drawn smaller. */
async function fitting(file: File): Promise<Blob> {
  if (file.size <= largestPicture) return file
  const picture = await createImageBitmap(file).catch(() => {
    throw new ApiError('INVALID', announcementWords.form.unreadable)
  })
  for (const [side, quality] of [
    [longestSide, 0.85],
    [1400, 0.8],
    [1000, 0.7],
  ] as const) {
    const drawn = await drawnSmaller(picture, side, quality)
    if (drawn && drawn.size <= largestPicture) return drawn
  }
  return file
}

async function drawnSmaller(picture: ImageBitmap, side: number, quality: number): Promise<Blob | null> {
  const scale = Math.min(1, side / Math.max(picture.width, picture.height))
  const canvas = document.createElement('canvas')
  canvas.width = Math.round(picture.width * scale)
  canvas.height = Math.round(picture.height * scale)
  canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height)
  return new Promise((resolve) => canvas.toBlob(resolve, 'image/jpeg', quality))
}
