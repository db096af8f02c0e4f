import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Ctx } from '../../core/context.ts'
import { AppError } from '../../core/errors.ts'
import { collect } from '../../core/news/collect.ts'
import { feedSentence } from '../../core/news/messages.ts'
import { addSource, changeSource } from '../../core/news/sources.ts'
import { refusal } from '../../core/refusals.ts'
import { hasSharedData, sharedData } from '../support/shared-data.ts'
import { importLaws } from './library.ts'
import type { Demo } from './start.ts'
import { by } from './world.ts'

export type Background = { stop(): Promise<void> }

/** What may come after the tour is up: a real feed that was asked for, and the real data beside the project. */
export function begin(demo: Demo, { feed, print }: { feed?: string; print: (line: string) => void }): Background {
  const stopped = new AbortController()
  const { ctx } = demo.world
  const jobs = [
    () => (feed ? addRealFeed(demo, feed, print) : null),
    () => (hasSharedData ? serveOldFeeds(demo) : null),
    () => (hasSharedData ? importLaws(ctx, stopped.signal, print) : null),
  ]
  const work = async () => {
    for (const job of jobs) {
      try {
        await job()
      } catch (error) {
        const why = error instanceof AppError ? refusal(error) : String(error)
        print(`Việc chạy nền chưa xong / background work failed: ${why}`)
      }
    }
  }
  const done = work()
  return {
    stop() {
      stopped.abort()
      return done
    },
  }
}

const editing = ({ world: { ctx, staff } }: Demo): Ctx => by(ctx, staff.editor)

async function addRealFeed(demo: Demo, url: string, print: (line: string) => void): Promise<void> {
  const name = URL.canParse(url) ? new URL(url).hostname : url
  // The night that the visitor skips is walked through hour by hour: a real host is not to be asked each time.
  const source = { unitId: demo.world.units.ward.id, name, url, intervalMinutes: 24 * 60 }
  const { id } = await addSource(editing(demo), source)
  const { added, refused } = await collect(editing(demo), id)
  print(`Nguồn tin thật / real feed ${url}: ${refused ? feedSentence(refused) : `${added} tin mới / new items`}`)
}

/** Feeds as newspapers once published them; paused, so that a press on “Đọc ngay” reads them and nothing else does. */
async function serveOldFeeds(demo: Demo): Promise<void> {
  const names = (await readdir(sharedData('rss'))).filter((name) => name.endsWith('.xml'))
  for (const name of names) {
    const url = demo.simulator.serveFeed(name, { body: await readFile(join(sharedData('rss'), name)) })
    const source = { unitId: demo.world.units.ward.id, name: name.replace('.xml', ''), url, licence: 'link' as const }
    const { id } = await addSource(editing(demo), source)
    await changeSource(editing(demo), id, { paused: true })
  }
}
