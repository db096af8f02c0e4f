import { Hono } from 'hono'
import type { Call } from './access.ts'
import { beyondLimit, invalid } from './envelope.ts'
import { hexId, secretText } from './ids.ts'
import type { World } from './world.ts'

const most = 50 * 1024 * 1024
const types = ['video/mp4', 'video/x-msvideo', 'video/avi']
const endings = /\.(mp4|avi)$/i

/** A film for an article: `converting` until it was asked about as often as an article is. */
export type Video = { id: string; name: string; size: number; checksLeft: number }

export const videoRoutes = (world: World, call: Call) => {
  const { state } = world
  return new Hono()
    .post(
      '/v2.0/article/upload_video/preparevideo',
      call('articles', async (c) => {
        const { file } = await c.req.parseBody().catch(() => ({ file: undefined }))
        if (!(file instanceof File) || !isFilm(file)) throw invalid('file')
        if (file.size > most) throw beyondLimit('file')
        const token = secretText(24)
        const checksLeft = state.account.articleChecks
        state.videos.set(token, { id: hexId(), name: file.name, size: file.size, checksLeft })
        return { token }
      }),
    )
    .get(
      '/v2.0/article/upload_video/verify',
      call('articles', (c) => {
        const video = state.videos.get(c.req.header('token') ?? '')
        if (!video) throw invalid('token')
        const isReady = video.checksLeft === 0
        if (!isReady) video.checksLeft -= 1
        return {
          video_id: video.id,
          status: isReady ? 1 : 3,
          status_message: isReady ? 'ready' : 'converting',
          video_name: video.name,
          video_size: video.size,
          convert_percent: isReady ? 100 : 50,
          convert_error_code: 0,
        }
      }),
    )
}

/** By its type, or by its name where the client names no type. */
const isFilm = ({ type, name }: File) =>
  types.includes(type) || (['', 'application/octet-stream'].includes(type) && endings.test(name))
