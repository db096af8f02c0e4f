import { createHash } from 'node:crypto'
import { readFeedInThread } from '../../bot/feed/thread.ts'
import { readFile } from '../../bot/import/file.ts'
import { offlineContext } from '../../bot/offline-context.ts'
import { readUploads } from '../../core/intake/read-uploads.ts'
import { takeUpload } from '../../core/intake/uploads.ts'
import { introducePerson } from '../../core/people/meant.ts'
import { grantRole } from '../../core/people/roles.ts'
import { actorOf, makeLoginLink, signInByLink } from '../../core/people/sessions.ts'
import { createUnit } from '../../core/units/units.ts'
import { temporaryDatabase } from './database.ts'
import { largeFeed, largeFiles } from './large-files.ts'
import { watchLoop } from './loop-watch.ts'
import type { WatchedImport } from './watched-import.ts'

// A process that reads one large file as the service does, and watches how long its loop is held.
const name = process.argv[2] ?? ''
const database = await temporaryDatabase()
const base = { ...offlineContext(database, { llm: null, link: (path) => path }), readFile }
const failures: unknown[] = []
const ctx = { ...base, log: (event: string, fields?: object) => void failures.push({ event, ...fields }) }

async function takeIn(): Promise<void> {
  const bytes = largeFiles[name]?.(Number(process.argv[3])) ?? new Uint8Array()
  const unit = await createUnit(ctx, { kind: 'ward', name: 'Phường Mẫu' })
  const { id: personId } = await introducePerson(ctx, 'Hà')
  await grantRole(ctx, { personId, role: 'editor', unitId: unit.id })
  const { token } = await signInByLink(ctx, await makeLoginLink(ctx, personId))
  await takeUpload(
    { ...ctx, actor: await actorOf(ctx, token) },
    {
      fileName: name,
      access: 'public',
      unitId: unit.id,
      chunks: (async function* () {
        yield bytes
      })(),
      largest: bytes.length,
      sha256: () => createHash('sha256').update(bytes).digest('hex'),
    },
  )
}

const feed = name === 'feed' ? largeFeed() : null
if (!feed) await takeIn()
const loop = watchLoop()
const began = performance.now()
const read = feed ? await readFeedInThread(feed, 'https://a.vn/') : await readUploads(ctx).then(() => null)
const seconds = (performance.now() - began) / 1000
const held = loop.end()

const { rows } = await database.client.execute('select state, reason, report, passages from imports')
const [row] = rows
const report = JSON.parse(String(row?.report ?? '{}'))
const told: WatchedImport = {
  state: read ? read.kind : String(row?.state),
  reason: (row?.reason as string | null) ?? null,
  documents: read?.kind === 'items' ? read.items.length : (report.documentCount ?? 0),
  passages: Number(row?.passages ?? 0),
  seconds: Math.round(seconds * 10) / 10,
  ...held,
  memoryMb: Math.round(process.resourceUsage().maxRSS / 1024),
}
if (failures.length > 0) console.error(JSON.stringify(failures))
process.stdout.write(JSON.stringify(told))
await database.remove()
process.exit(0)
