import { setTimeout as wait } from 'node:timers/promises'
import type { Log } from '../../core/context.ts'
import { describe } from '../../core/errors.ts'
import { type BotConfig, callBot } from './call.ts'

const pollSeconds = 30
const pauseMs = 5_000
const nothingNew = 408

/**
 * Asks for updates one after the other, for a machine that the platform cannot reach. Reading an update consumes it, so it
 * is handed over again until it is taken.
 */
export function pollBot(config: BotConfig, take: (update: unknown) => Promise<unknown>, log: Log) {
  const stopped = new AbortController()
  const running = () => !stopped.signal.aborted
  const pause = () => wait(pauseMs, undefined, { signal: stopped.signal }).catch(() => {})

  async function handOver(update: unknown) {
    while (running()) {
      try {
        await take(update)
        return
      } catch (error) {
        log('bot.update.waits', { ...describe(error) })
        await pause()
      }
    }
  }

  async function poll() {
    while (running()) {
      const reply = await callBot(config, 'getUpdates', {
        parameters: { timeout: String(pollSeconds) },
        ms: (pollSeconds + 10) * 1000,
        stopping: stopped.signal,
      })
      if (reply.kind === 'ok') await handOver(reply.result)
      else if (running() && !(reply.kind === 'refused' && reply.code === nothingNew)) {
        const code = reply.kind === 'refused' ? reply.code : reply.status
        log('bot.poll.failed', { code })
        await pause()
      }
    }
  }

  const done = poll()
  return {
    async stop() {
      stopped.abort()
      await done
    },
  }
}
