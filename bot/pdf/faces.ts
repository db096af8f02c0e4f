import { AppError } from '../../core/errors.ts'
import type { Assets } from '../deps.ts'
import { type Font, fontOf } from './font.ts'
import type { Faces } from './setter.ts'

/** The pieces of the face as the build lays them beside the screens. */
export const pieces = ['latin', 'vietnamese', 'latin-ext'] as const
export const fontPath = (piece: (typeof pieces)[number], weight: 400 | 700) => `fonts/${piece}-${weight}.woff`

/** @throws AppError UNAVAILABLE where the screens were not built */
export async function facesFrom(assets: Assets): Promise<Faces> {
  const faceOf = (weight: 400 | 700): Promise<Font[]> =>
    Promise.all(
      pieces.map(async (piece) => {
        const file = await assets(fontPath(piece, weight))
        if (!file) throw new AppError('UNAVAILABLE', 'data.pdf')
        return fontOf(new Uint8Array(await file.arrayBuffer()))
      }),
    )
  return { plain: await faceOf(400), bold: await faceOf(700) }
}
