import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { importsOf, type SourceFile, sourceFiles } from '../support/source-files.ts'

const layers = ['db', 'core', 'bot', 'miniapp']

/** The top-level folder of what a relative import leads to. */
function layerOf(file: SourceFile, specifier: string): string {
  return join(dirname(file.path), specifier).split('/')[0] ?? ''
}

const relativeImports = (file: SourceFile, options?: { typesToo: boolean }) =>
  importsOf(file, options).filter((specifier) => specifier.startsWith('.'))

test.each([
  ['db', ['db']],
  ['core', ['core', 'db']],
  ['bot', ['bot', 'core', 'db']],
])('%s imports only from %j', (layer, allowed) => {
  const wrong = sourceFiles(layer).flatMap((file) =>
    relativeImports(file)
      .filter((specifier) => !allowed.includes(layerOf(file, specifier)))
      .map((specifier) => `${file.path} → ${specifier}`),
  )
  expect(wrong).toEqual([])
})

test('the mini app takes nothing but types from the server', () => {
  const wrong = sourceFiles('miniapp/src').flatMap((file) =>
    relativeImports(file, { typesToo: false })
      .filter((specifier) => ['bot', 'core', 'db', 'tests'].includes(layerOf(file, specifier)))
      .map((specifier) => `${file.path} → ${specifier}`),
  )
  expect(wrong).toEqual([])
})

test('core knows no runtime, no web framework, no platform and no model', () => {
  const foreign = /^(node:|hono|@hono|openai|node-cron|zmp-sdk|@libsql|react)/
  const wrong = sourceFiles('core').flatMap((file) =>
    importsOf(file)
      .filter((specifier) => foreign.test(specifier))
      .map((specifier) => `${file.path} → ${specifier}`),
  )
  expect(wrong).toEqual([])
  const globals = sourceFiles('core').filter(({ text }) => /\b(process\.|Buffer\.|__dirname|setImmediate\()/.test(text))
  expect(globals.map(({ path }) => path)).toEqual([])
})

test('no SQL in bot or in the mini app, but for the adapter’s own token row', () => {
  const files = [...sourceFiles('bot'), ...sourceFiles('miniapp/src')]
  const wrong = files.filter(
    (file) =>
      file.path !== 'bot/zalo/tokens.ts' &&
      (importsOf(file).some((specifier) => /^(drizzle-orm|@libsql)/.test(specifier)) ||
        /client\.execute\(/.test(file.text)),
  )
  expect(wrong.map(({ path }) => path)).toEqual([])
})

test('the environment is read by the command that starts things and parsed by config, nowhere else', () => {
  const allowed = ['bot/cli.ts']
  const readers = layers.flatMap((layer) => sourceFiles(layer)).filter(({ text }) => /process\.env/.test(text))
  expect(readers.map(({ path }) => path).filter((path) => !allowed.includes(path))).toEqual([])
})

test('what is said to the command is read without loading what a command needs', () => {
  const [cli] = sourceFiles('bot').filter(({ path }) => path === 'bot/cli.ts')
  const statically = [...(cli?.text.matchAll(/^import .* from '(.+)'$/gm) ?? [])].map(([, specifier]) => specifier)
  expect(statically).toEqual(['node:fs', './commands/arguments.ts', './commands/usage.ts'])
})

test('the SDK of the platform stands behind one file', () => {
  const users = sourceFiles('miniapp/src').filter((file) =>
    importsOf(file).some((specifier) => specifier.startsWith('zmp-sdk')),
  )
  expect(users.map(({ path }) => path)).toEqual(['miniapp/src/zalo.ts'])
})

// The rooms of core, from the ground up: each may use what stands in its row, and what everything stands on.
const ground = [
  ...[
    'breathe.ts',
    'bytes.ts',
    'roles.ts',
    'context.ts',
    'refusals.ts',
    'errors.ts',
    'ids.ts',
    'time.ts',
    'working-hours.ts',
    'lease.ts',
    'text',
    'channels.ts',
    'messages.ts',
    'acts',
    'sheets',
  ],
]
const law: Record<string, string[]> = {
  'breathe.ts': [],
  'bytes.ts': [],
  'roles.ts': ['errors.ts'],
  'context.ts': ['roles.ts'],
  'refusals.ts': [],
  'errors.ts': ['refusals.ts'],
  'ids.ts': [],
  'time.ts': [],
  'working-hours.ts': ['time.ts'],
  'lease.ts': [],
  text: [],
  sheets: ['text', 'time.ts'],
  'channels.ts': ['time.ts'],
  'messages.ts': [],
  'incoming.ts': [],
  'chat-commands.ts': [],
  'reseal.ts': ['audit.ts'],
  'whole.ts': ['audit.ts', 'quizzes'],
  indexes: ['library', 'answers', 'conversation'],
  'staff.ts': [],
  acts: ['errors.ts', 'ids.ts'],
  sending: [],
  vectors: [],
  'audit.ts': [],
  units: ['audit.ts'],
  calendar: ['audit.ts', 'units'],
  replies: ['sending'],
  library: ['audit.ts', 'units', 'vectors'],
  procedures: ['audit.ts', 'units', 'library', 'news'],
  answers: ['audit.ts', 'units', 'replies', 'chat-commands.ts', 'library', 'procedures'],
  evaluation: ['audit.ts', 'units', 'vectors', 'library', 'answers'],
  releases: ['audit.ts', 'library', 'evaluation'],
  'api-keys': ['audit.ts', 'units'],
  intake: ['audit.ts', 'units', 'api-keys', 'library', 'releases'],
  proofs: ['audit.ts', 'units', 'library', 'releases', 'intake'],
  news: ['audit.ts', 'units'],
  digests: ['audit.ts', 'units', 'calendar', 'news'],
  groups: ['audit.ts', 'units', 'incoming.ts', 'sending'],
  broadcasts: [...['audit.ts', 'staff.ts', 'units', 'calendar', 'sending', 'replies', 'groups', 'news', 'digests']],
  announcements: ['audit.ts', 'units', 'calendar', 'news', 'digests', 'broadcasts'],
  boards: ['audit.ts', 'staff.ts', 'units', 'calendar', 'digests', 'announcements'],
  mornings: [
    ...['audit.ts', 'staff.ts', 'units', 'calendar', 'replies', 'news', 'digests', 'broadcasts'],
    ...['announcements', 'boards'],
  ],
  forms: ['units', 'news', 'digests', 'broadcasts'],
  gatherings: [
    ...['audit.ts', 'staff.ts', 'units', 'calendar', 'replies', 'library', 'news', 'digests', 'broadcasts'],
    ...['answers', 'announcements'],
  ],
  classes: [
    ...['audit.ts', 'units', 'news', 'broadcasts', 'announcements', 'quizzes', 'gatherings'],
    ...['certificates', 'statistics'],
  ],
  quizzes: ['audit.ts', 'units'],
  'question-bank': ['audit.ts', 'units', 'library', 'answers', 'news', 'quizzes'],
  'live-rooms': ['audit.ts', 'quizzes'],
  certificates: ['audit.ts', 'units', 'quizzes'],
  participants: ['audit.ts', 'quizzes', 'certificates'],
  winners: ['audit.ts', 'quizzes', 'certificates'],
  connection: ['audit.ts'],
  people: ['audit.ts', 'units', 'calendar', 'sending', 'library', 'quizzes', 'certificates', 'gatherings'],
  feedback: ['audit.ts', 'staff.ts', 'units', 'calendar', 'replies', 'library', 'answers'],
  conversation: [
    ...['audit.ts', 'units', 'replies', 'library', 'answers', 'news', 'digests', 'quizzes', 'people'],
    'feedback',
    'calendar',
    'verify',
  ],
  inbox: [
    ...['incoming.ts', 'chat-commands.ts', 'replies', 'answers', 'broadcasts', 'connection', 'feedback', 'groups'],
    ...['people', 'conversation', 'verify'],
  ],
  campaigns: [...['audit.ts', 'units', 'replies', 'library', 'news', 'digests', 'boards', 'unmet', 'statistics']],
  network: [
    ...['audit.ts', 'staff.ts', 'units', 'replies', 'library', 'news', 'digests', 'boards', 'forms', 'unmet'],
    'statistics',
  ],
  unmet: ['audit.ts', 'units', 'sending', 'replies', 'vectors', 'library', 'answers'],
  webhooks: ['audit.ts', 'staff.ts', 'units', 'sending', 'replies'],
  watch: ['staff.ts', 'units', 'replies', 'connection'],
  verify: ['replies', 'news', 'digests', 'broadcasts', 'feedback'],
  statistics: [
    ...['staff.ts', 'units', 'library', 'procedures', 'answers', 'news', 'digests', 'feedback', 'groups'],
    ...['people', 'broadcasts', 'announcements', 'boards', 'mornings', 'connection', 'calendar', 'quizzes', 'unmet'],
    ...['audit.ts', 'gatherings'],
  ],
}
const libraryGround = ['messages.ts', 'clearance.ts', 'visible.ts', 'force', 'metadata']
const libraryLaw: Record<string, string[]> = {
  'messages.ts': [],
  'clearance.ts': [],
  'visible.ts': ['clearance.ts'],
  metadata: [],
  force: ['metadata', 'clearance.ts', 'visible.ts'],
  parse: ['metadata'],
  typed: ['parse'],
  store: ['parse'],
  words: [],
  search: ['parse', 'store', 'words'],
  shelf: ['parse', 'store'],
}

type Arrow = { from: string; to: string; type: boolean }

/** Every import within core; `type` where nothing of it stays at run time. */
function arrowsIn(folder: string): Arrow[] {
  return sourceFiles(folder).flatMap((file) => {
    const values = new Set(importsOf(file, { typesToo: false }))
    return importsOf(file)
      .filter((specifier) => specifier.startsWith('.'))
      .map((specifier) => ({
        from: file.path,
        to: join(dirname(file.path), specifier),
        type: !values.has(specifier),
      }))
      .filter(({ to }) => to.startsWith(`${folder}/`))
  })
}

/** A file of a folder and one of a folder below it may know each other's types: the ports of the context are such. */
const isParentAndChild = ({ from, to }: Arrow) => {
  const [a, b] = [dirname(from), dirname(to)]
  return a.startsWith(`${b}/`) || b.startsWith(`${a}/`)
}

/** The file or folder, right inside `folder`, that a path stands in. */
const roomOf = (folder: string, path: string) => path.slice(folder.length + 1).split('/')[0] ?? ''

function against(folder: string, rows: Record<string, string[]>, everywhere: string[]): string[] {
  return arrowsIn(folder)
    .filter((arrow) => !(arrow.type && isParentAndChild(arrow)))
    .filter(({ from, to }) => {
      const [a, b] = [roomOf(folder, from), roomOf(folder, to)]
      const allowed = everywhere.includes(a) ? (rows[a] ?? []) : [...everywhere, ...(rows[a] ?? [])]
      return a !== b && !allowed.includes(b)
    })
    .map(({ from, to }) => `${from} → ${to}`)
}

test('arrows inside core run one way', () => {
  expect(against('core', law, ground)).toEqual([])
})

test('arrows inside the library run one way', () => {
  expect(against('core/library', libraryLaw, libraryGround)).toEqual([])
})

test('every room of core, and of the library, has its row in the law', () => {
  const roomsOf = (folder: string) => [...new Set(sourceFiles(folder).map(({ path }) => roomOf(folder, path)))].sort()
  expect(roomsOf('core')).toEqual(Object.keys(law).sort())
  expect(roomsOf('core/library')).toEqual(Object.keys(libraryLaw).sort())
})

/** What of a graph can be reached from itself. */
function inCircles(edges: { from: string; to: string }[]): string[] {
  const next = new Map<string, string[]>()
  for (const { from, to } of edges) next.set(from, [...(next.get(from) ?? []), to])
  const reaches = (start: string) => {
    const seen = new Set<string>()
    const open = [start]
    for (let at = open.pop(); at !== undefined; at = open.pop()) {
      for (const to of next.get(at) ?? []) {
        if (to === start) return true
        if (!seen.has(to)) open.push(to)
        seen.add(to)
      }
    }
    return false
  }
  return [...next.keys()].filter(reaches)
}

test.each(['core', 'bot', 'miniapp/src'])(
  'no files of %s, and no folders beside each other, need each other',
  (top) => {
    const all = arrowsIn(top)
    expect(inCircles(all)).toEqual([])
    const arrows = all.filter((arrow) => !(arrow.type && isParentAndChild(arrow)))
    const folders = new Set(sourceFiles(top).map(({ path }) => dirname(path)))
    for (const folder of folders) {
      const inside = arrows
        .filter(({ from, to }) => from.startsWith(`${folder}/`) && to.startsWith(`${folder}/`))
        .map(({ from, to }) => ({ from: roomOf(folder, from), to: roomOf(folder, to) }))
        .filter(({ from, to }) => from !== to)
      expect({ folder, circles: inCircles(inside) }).toEqual({ folder, circles: [] })
    }
  },
)

test('no folder is too wide to find one’s way in', () => {
  const widthOf = (top: string) => {
    const counts = new Map<string, number>()
    for (const { path } of sourceFiles(top)) counts.set(dirname(path), (counts.get(dirname(path)) ?? 0) + 1)
    return [...counts].map(([folder, files]) => ({ folder, files }))
  }
  expect(widthOf('core').filter(({ files }) => files > 18)).toEqual([])
  expect(widthOf('miniapp/src/console/parts').filter(({ files }) => files > 15)).toEqual([])
})
