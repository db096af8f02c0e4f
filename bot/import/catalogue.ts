import * as z from 'zod'
import type { CatalogueRecord } from '../../core/library/shelf/catalogue.ts'
import { jsonIn } from '../json.ts'
import { linesOf } from './row-files.ts'

const text = z
  .string()
  .nullish()
  .transform((value) => value ?? '')
const row = z.object({
  id: z.string().min(1),
  type: z.string(),
  number: z.string(),
  title: z.string().min(1),
  issued: z
    .string()
    .nullish()
    .transform((value) => value ?? null),
  effective: z
    .string()
    .nullish()
    .transform((value) => value ?? null),
  // Only an address of the web is kept: it becomes a link that people follow.
  url: text.transform((value) => (/^https?:\/\//i.test(value) ? value : '')),
  related: z.array(z.object({ number: text, title: text, issued: text })).default([]),
})

/** A catalogue's records, one a line; a line that is none is told by its number and left out. */
export async function* recordsIn(path: string, onUnread: (line: number) => void): AsyncGenerator<CatalogueRecord> {
  let line = 0
  for await (const raw of linesOf(path)) {
    line += 1
    if (raw.trim() === '') continue
    const read = row.safeParse(jsonIn(raw))
    if (read.success) yield read.data
    else onUnread(line)
  }
}
