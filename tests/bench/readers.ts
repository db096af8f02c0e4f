import { mkdtemp, readFile as readBytes, rm, writeFile } from 'node:fs/promises'
import { cpus, tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { parseArgs } from 'node:util'
import type { ReadFile } from '../../core/context.ts'
import { documentsOf } from '../support/documents.ts'
import { readersOf } from './readers/commits.ts'
import { type Made, madeFiles } from './readers/files.ts'
import { type Figures, measured, type Taken } from './readers/measure.ts'
import { peers } from './readers/peers.ts'

const marks = {
  text: { recall: 0.995, order: 0.99 },
  scan: { recall: 0.97, order: 0.97 },
}
// What tells a person that an article may be missing.
const warnings = new Set([
  ...[
    'articles.gap',
    'numbers.gap',
    'text.numbers',
    'text.unread',
    'text.garbled',
    'text.odd',
    'text.senseless',
    'ocr.doubtful',
  ],
  ...['table.uneven', 'table.unruled'],
])

/**
 * What Loa takes in of files made in every way that offices make them, against what their writer knows to stand in them,
 * and what other readers take in of the same files. `npm run bench -- readers [--seed 2] [--against <commit>] [--keep folder]
 * [--only scan/,pdf/merged]`; `ratio` is Loa's figure by theirs.
 */
export async function run(): Promise<object> {
  const { values } = parseArgs({
    args: process.argv.slice(3),
    options: {
      seed: { type: 'string' },
      against: { type: 'string' },
      keep: { type: 'string' },
      only: { type: 'string' },
    },
  })
  const seed = Number(values.seed ?? 1)
  const folder = values.keep ?? (await mkdtemp(join(tmpdir(), 'loa-readers-')))
  const commits = await readersOf(values.against)
  try {
    const wanted = values.only?.split(',') ?? ['']
    const isWanted = (name: string) => wanted.some((part) => name.includes(part))
    const { files, missing } = await madeFiles(folder, seed, isWanted)
    const loa = await each(files, (file) => takenBy(commits.now, file, values.keep))
    const theirs: Record<string, Map<string, Figures>> = {}
    if (commits.before)
      theirs[`loa ${values.against}`] = await each(files, (file) => takenBy(commits.before as ReadFile, file))
    for (const [name, { kinds, prepare }] of Object.entries(peers)) {
      const fit = files.filter(({ kind }) => kinds.includes(kind))
      const read =
        fit.length === 0
          ? null
          : await prepare(
              fit.map(({ path }) => path),
              folder,
            )
      if (read) theirs[name] = await each(fit, async ({ path }) => asTaken(await read(path).catch(() => '')))
      else if (fit.length > 0) missing.push(`${name}: not compared`)
    }
    return { machine: `${cpus().length} × ${cpus()[0]?.model}`, seed, missing, ...reportOf(files, loa, theirs) }
  } finally {
    await commits.close()
    if (!values.keep) await rm(folder, { recursive: true, force: true })
  }
}

const keyOf = ({ kind, name }: Made) => `${kind}/${name}`

async function each(files: Made[], take: (file: Made) => Promise<Taken>): Promise<Map<string, Figures>> {
  const found = new Map<string, Figures>()
  for (const file of files) found.set(keyOf(file), measured(file.truth, await take(file), { cased: file.cased }))
  return found
}

const asTaken = (text: string): Taken => ({ title: '', texts: [text], articles: [], notes: [], told: true })

async function takenBy(read: ReadFile, { path, kind, name, truth }: Made, keep?: string): Promise<Taken> {
  const opened = await read(basename(path), await readBytes(path))
  if ('reason' in opened) return { ...asTaken(''), notes: [opened.reason] }
  const documents = await documentsOf(opened)
  const sections = documents.flatMap((document) => document.sections)
  const taken: Taken = {
    title: documents.map(({ title }) => title).join('\n'),
    texts: sections.flatMap(({ heading, text }) => (heading === text ? [text] : [heading, text])),
    articles: articlesOf(sections),
    notes: opened.notes,
    told: opened.unread.length > 0 || opened.notes.some((note) => warnings.has(note)),
  }
  if (keep) {
    const wanted = [...truth.inOrder, '', ...truth.aside].join(' ')
    await writeFile(
      join(keep, `${kind}-${name}.txt`),
      `${[taken.title, ...taken.texts].join('\n')}\n\n=====\n${wanted}\n`,
    )
  }
  return taken
}

type Section = { article: string; heading: string; path: string; text: string }

/** The articles of a document; a long one stands in several sections under the same heading. */
function articlesOf(sections: Section[]): Taken['articles'] {
  const found: (Section & { number: string })[] = []
  for (const section of sections.filter(({ article }) => article !== '')) {
    const last = found.at(-1)
    if (last && last.heading === section.heading && last.path === section.path) last.text += `\n${section.text}`
    else found.push({ ...section, number: section.article, text: `${section.heading}\n${section.text}` })
  }
  return found
}

const rounded = (value: number) => Math.round(value * 10_000) / 10_000
const mean = (values: number[]) => rounded(values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length))
const sum = (all: Figures[], of: 'lost' | 'silent' | 'false' | 'articles' | 'rows' | 'torn' | 'unsaid') =>
  all.reduce((found, one) => found + one[of], 0)

function reportOf(files: Made[], loa: Map<string, Figures>, theirs: Record<string, Map<string, Figures>>) {
  const figuresOf = (from: Map<string, Figures>, some: Made[]) => some.flatMap((file) => from.get(keyOf(file)) ?? [])
  const kinds: Record<string, object> = {}
  for (const kind of new Set(files.map((file) => file.kind))) {
    const own = files.filter((file) => file.kind === kind)
    const ours = figuresOf(loa, own)
    const beside = Object.entries(theirs).flatMap(([name, from]) => {
      const figures = figuresOf(from, own)
      const same = own.filter((file) => from.has(keyOf(file)))
      if (figures.length === 0) return []
      const told = { recall: mean(figures.map(({ recall }) => recall)), order: mean(figures.map(({ order }) => order)) }
      const our = figuresOf(loa, same)
      const ratio = {
        recall: rounded(mean(our.map(({ recall }) => recall)) / (told.recall || 1)),
        order: rounded(mean(our.map(({ order }) => order)) / (told.order || 1)),
      }
      const counted = name.startsWith('loa ')
        ? { lost: sum(figures, 'lost'), lostInSilence: sum(figures, 'silent') }
        : {}
      return [[name, { ...told, ...counted, ratio }]]
    })
    kinds[kind] = { files: own.length, loa: summaryOf(ours), peers: Object.fromEntries(beside) }
  }
  const below = files.flatMap((file) => {
    const figures = loa.get(keyOf(file)) as Figures
    const mark = marks[file.kind === 'scan' ? 'scan' : 'text']
    const isBelow =
      figures.recall < mark.recall ||
      figures.order < mark.order ||
      figures.lost > 0 ||
      figures.false > 0 ||
      figures.unsaid > 0
    const { recall, order, extra, words, ...counts } = figures
    return isBelow ? [{ file: keyOf(file), recall: rounded(recall), order: rounded(order), ...counts }] : []
  })
  const text = figuresOf(
    loa,
    files.filter(({ kind }) => kind !== 'scan'),
  )
  const scan = figuresOf(
    loa,
    files.filter(({ kind }) => kind === 'scan'),
  )
  return { files: files.length, marks, text: summaryOf(text), scan: summaryOf(scan), kinds, below }
}

const summaryOf = (all: Figures[]) => ({
  recall: mean(all.map(({ recall }) => recall)),
  order: mean(all.map(({ order }) => order)),
  worstRecall: rounded(Math.min(1, ...all.map(({ recall }) => recall))),
  worstOrder: rounded(Math.min(1, ...all.map(({ order }) => order))),
  extra: mean(all.map(({ extra }) => extra)),
  articles: sum(all, 'articles'),
  lost: sum(all, 'lost'),
  lostInSilence: sum(all, 'silent'),
  false: sum(all, 'false'),
  rows: sum(all, 'rows'),
  rowsTorn: sum(all, 'torn'),
  rowsTornInSilence: sum(all, 'unsaid'),
})
