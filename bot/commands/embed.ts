import type { Ctx } from '../../core/context.ts'
import { embedSections, forgetVectors } from '../../core/vectors/embed-sections.ts'
import { ModelError } from '../model-server.ts'
import { UsageError } from './usage.ts'

const tellEveryMs = 2000

/**
 * Has a model of meanings read the library. Ctrl-C ends it after the present call; the same command goes on from there.
 * Answers whether nothing is left.
 */
export async function embedCommand(
  ctx: Ctx,
  { again = false }: { again?: boolean | undefined },
  print: (line: string) => void,
): Promise<boolean> {
  if (!ctx.embed) throw new UsageError('embed needs OPENAI_EMBEDDING_MODEL')
  if (again) await forgetVectors(ctx)
  const stopping = new AbortController()
  const stop = () => stopping.abort()
  process.once('SIGINT', stop)
  process.once('SIGTERM', stop)
  let told = ctx.now()
  try {
    const { done, left } = await embedSections(ctx, {
      stopping: stopping.signal,
      onProgress: (embedded) => {
        if (ctx.now() - told < tellEveryMs) return
        told = ctx.now()
        print(`${embedded.done} sections read, ${embedded.left} left`)
      },
    })
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
