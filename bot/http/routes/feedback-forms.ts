import type { Context } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import * as z from 'zod'
import { largestPicture, mostPictures, readied } from '../../../core/feedback/pictures/keep.ts'
import { lookThroughPictures } from '../../../core/feedback/pictures/look-through.ts'
import { system } from '../../../core/roles.ts'
import type { Deps } from '../../deps.ts'
import type { Env } from '../auth.ts'
import { refuseLarge } from '../too-large.ts'

const json = z.string().transform((text, parsing) => {
  try {
    return JSON.parse(text) as unknown
  } catch {
    parsing.addIssue({ code: 'custom', message: 'Không đọc được.' })
    return z.NEVER
  }
})
const files = z.union([z.instanceof(File).transform((one) => [one]), z.array(z.instanceof(File))]).optional()
/** A form of words, as JSON, and the pictures that go with them. */
export const withPictures = <S extends z.ZodType>(words: S) => z.object({ words: json.pipe(words), pictures: files })

/** All pictures of the largest kind, and what a form says around them. */
export const picturesLimit = bodyLimit({
  maxSize: mostPictures * largestPicture + 256 * 1024,
  onError: (c) => refuseLarge(c, 'feedback.picture-large'),
})

export const bytesOf = async (some: File[] | undefined, how?: { spoken: boolean }) =>
  readied(await Promise.all((some ?? []).map(async (one) => new Uint8Array(await one.arrayBuffer()))), how)

/** Pictures are looked through behind the reply; the minute takes up what is left. */
export const lookSoon = (c: Context<Env>, deps: Deps): void =>
  c.env.defer('pictures', () => lookThroughPictures({ ...deps, actor: system }))

export const pictureHeaders = (mimeType: string) => ({
  'content-type': mimeType,
  'content-disposition': 'inline',
  'cache-control': 'private, max-age=3600',
  'content-security-policy': "default-src 'none'; sandbox",
  'x-content-type-options': 'nosniff',
})
