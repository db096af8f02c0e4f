import { setTimeout as wait } from 'node:timers/promises'
import type { Ctx } from '../../core/context.ts'
import { embedSections, forgetVectors } from '../../core/vectors/embed-sections.ts'
import { ModelError } from '../model/model-server.ts'
import { UsageError } from './usage.ts'

const tellEveryMs = 2000
// What is paid by the minute may ask for pauses again and again; in half an hour of them nothing was read.
const mostPauses = 360
const everyPauseMs = 5000
const pauses = ['model-refused-429', 'model-resting']

/**
 * Has a model of meanings read the library. Ctrl-C ends it after the present call; the same command goes on from there.
 * While the server asks for a pause it waits. Answers whether nothing is left.
 */
export async function embedCommand(
  ctx: Ctx,
  { again = false }: { again?: boolean | undefined },
  print: (line: string) => void,
  { pauseMs = everyPauseMs }: { pauseMs?: number } = {},
): Promise<boolean> {
  if (!ctx.embed) throw new UsageError('embed needs OPENAI_EMBEDDING_MODEL')
  if (again) await forgetVectors(ctx)
  const stopping = new AbortController()
  const stop = () => stopping.abort()
  process.once('SIGINT', stop)
  process.once('SIGTERM', stop)
  let told = ctx.now()
  let paused = 0
  const read = () =>
    embedSections(ctx, {
      stopping: stopping.signal,
      onProgress: (embedded) => {
        paused = 0
        if (ctx.now() - told < tellEveryMs) return
        told = ctx.now()
        print(`${embedded.done} sections read, ${embedded.left} left`)
      },
    })
  const readOn = async (): ReturnType<typeof read> => {
    for (;;) {
      try {
        return await read()
      } catch (error) {
        const mayPause = error instanceof ModelError && pauses.includes(error.name) && !stopping.signal.aborted
        if (!mayPause || paused >= mostPauses) throw error
        if (paused === 0) print('The server asks for a pause.')
        paused += 1
        await wait(pauseMs, undefined, { signal: stopping.signal }).catch(() => {})
      }
    }
  }
  try {
    const { done, left } = await readOn()
    print(left === 0 ? `${done} sections read, none left.` : `${done} sections read, ${left} left: run it again.`)
    return left === 0
  } catch (error) {
    if (!(error instanceof ModelError)) throw error
    print(`${error.message}. What was read until then is kept: run it again.`)
    return false
  } finally {
    process.off('SIGINT', stop)
    process.off('SIGTERM', stop)
  }
}
