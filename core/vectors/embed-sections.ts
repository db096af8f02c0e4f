import { type SQL, sql } from 'drizzle-orm'
import type { Reader } from '../../db/client.ts'
import { rowPieces } from '../../db/pieces.ts'
import { breathe } from '../breathe.ts'
import type { Ctx } from '../context.ts'
import { sha256 } from '../ids.ts'
import { quantised } from './quantised.ts'

// What models of meanings read at once: some 512 tokens, of which a Vietnamese syllable is one or two.
const longestText = 2000
const textsPerCall = 32
// Looking through so many sections takes a few milliseconds.
const sectionsPerLook = 4000

type Embedded = { done: number; left: number }

type Options = {
  stopping?: AbortSignal | undefined
  /** Told after every call. */
  onProgress?: (embedded: Embedded) => void
}

type Section = { seq: number; title: string; number: string; heading: string; text: string; aside: number }

/**
 * Has every section that is shown, or waits to be, turned into a vector that has none of this model; the same words are
 * sent once. Cut off at any point, the same call goes on. Vectors of other models and of older versions go when all are done.
 *
 * @throws what the port throws when the server fails; what was done until then is kept
 */
export async function embedSections(ctx: Ctx, { stopping, onProgress }: Options = {}): Promise<Embedded> {
  if (!ctx.embed) return { done: 0, left: 0 }
  const { model } = ctx.embed
  let done = 0
  let left = await countLeft(ctx, model)
  if (left === 0) {
    // What waited in a release was read before it was shown, and what it replaced went after.
    if (await anyUnheld(ctx)) await removeVectors(ctx, unheld)
    return { done, left }
  }
  for await (const seqs of lookThrough(ctx, model)) {
    for (let start = 0; start < seqs.length; start += textsPerCall) {
      if (stopping?.aborted) return { done, left }
      const batch = await sectionsAt(ctx, seqs.slice(start, start + textsPerCall))
      await embedSome(ctx, ctx.embed, batch)
      done += batch.length
      left = Math.max(0, left - batch.length)
      onProgress?.({ done, left })
    }
  }
  await removeVectors(ctx, sql`model <> ${model} or ${unheld}`)
  return { done, left: await countLeft(ctx, model) }
}

const unheld = sql`section_seq < 0`

const anyUnheld = async ({ db }: Pick<Ctx, 'db'>) =>
  (await db.all(sql`select 1 from section_vectors where ${unheld} limit 1`)).length > 0

/** How many sections have no vector of the model yet. */
export async function countLeft({ db }: Pick<Ctx, 'db'>, model: string): Promise<number> {
  const [row] = await db.all<{ left: number }>(sql`
    select (select count(*) from sections) - (
      select count(*) from section_vectors where model = ${model} and section_seq > 0) as left`)
  return row?.left ?? 0
}

async function* lookThrough({ db }: Ctx, model: string): AsyncGenerator<number[]> {
  const [last] = await db.all<{ seq: number | null }>(sql`select max(seq) as seq from sections`)
  for (let from = 0; from <= (last?.seq ?? 0); from += sectionsPerLook) {
    const rows = await db.all<{ seq: number }>(sql`
      select seq from sections where seq > ${from} and seq <= ${from + sectionsPerLook}
        and not exists (select 1 from section_vectors v where v.model = ${model} and v.section_seq = sections.seq)
      order by seq`)
    if (rows.length > 0) yield rows.map(({ seq }) => seq)
    await breathe()
  }
}

const sectionsAt = ({ db }: { db: Pick<Reader, 'all'> }, seqs: number[]) =>
  db.all<Section>(sql`
    select s.seq, s.aside, d.title, d.number, s.heading, group_concat(p.text, char(10)) as text
    from sections s join documents d on d.id = s.document_id left join passages p on p.section_seq = s.seq
    where s.seq in (select value from json_each(${JSON.stringify(seqs)})) group by s.seq order by s.seq`)

/** The words of a section as a model reads them: what it is called, then what it says; none where no search finds it. */
const wordsOf = ({ title, number, heading, text, aside }: Section) =>
  aside
    ? ''
    : [[title, number].filter(Boolean).join(', '), heading, text].filter(Boolean).join('\n').slice(0, longestText)

async function embedSome(ctx: Ctx, embed: NonNullable<Ctx['embed']>, sections: Section[]): Promise<void> {
  const wanted = await Promise.all(
    sections.map(async (section) => {
      const text = wordsOf(section)
      return { seq: section.seq, text, hash: await sha256(text) }
    }),
  )
  const known = await heldFor(ctx, embed.model, wanted)
  const fresh = new Map(wanted.flatMap(({ hash, text }) => (!text || known.has(hash) ? [] : [[hash, text]])))
  const vectors = await takenOf(ctx, embed, [...fresh.values()])
  for (const [i, hash] of [...fresh.keys()].entries()) known.set(hash, vectors[i] ?? nothing)
  const seqs = wanted.map(({ seq }) => seq)
  await ctx.write(async (tx) => {
    // A section may have gone meanwhile, or been called otherwise: then it waits for what it is now.
    const now = new Map((await sectionsAt({ db: tx }, seqs)).map((section) => [section.seq, wordsOf(section)]))
    const rows = wanted.flatMap(({ seq, text, hash }) =>
      now.get(seq) === text ? [sql`(${embed.model}, ${seq}, ${hash}, ${known.get(hash) ?? nothing})`] : [],
    )
    // Another process may have done the same: either's vector will do.
    for (const some of rowPieces(rows, 4))
      await tx.run(sql`
        insert into section_vectors (model, section_seq, hash, vector) values ${sql.join(some, sql`, `)}
        on conflict do nothing`)
  })
}

const nothing = new Uint8Array(0)

async function heldFor({ db }: Ctx, model: string, wanted: { hash: string }[]): Promise<Map<string, Uint8Array>> {
  const hashes = JSON.stringify(wanted.map(({ hash }) => hash))
  const rows = await db.all<{ hash: string; vector: ArrayBuffer }>(sql`
    select hash, vector from section_vectors
    where model = ${model} and hash in (select value from json_each(${hashes})) group by hash`)
  return new Map(rows.map(({ hash, vector }) => [hash, new Uint8Array(vector)]))
}

/** A server that has taken no text yet and takes none of these has another trouble than the texts: nothing is kept of it. */
async function takenOf(ctx: Ctx, embed: NonNullable<Ctx['embed']>, texts: string[]): Promise<Uint8Array[]> {
  let refusal: unknown
  const vectors = await vectorsOf(embed, texts, (error) => {
    refusal = error
  })
  if (refusal && vectors.every((one) => one === nothing) && !(await hasTaken(ctx, embed.model))) throw refusal
  return vectors
}

const hasTaken = async ({ db }: Ctx, model: string) =>
  (await db.all(sql`select 1 from section_vectors where model = ${model} and length(vector) > 0 limit 1`)).length > 0

/**
 * A server that refuses some texts together may take them one by one, and of one that it refuses alone, as too long, the
 * first half; else it stays without a vector.
 */
export async function vectorsOf(
  embed: Pick<NonNullable<Ctx['embed']>, 'passages'>,
  texts: string[],
  onRefusal: (error: unknown) => void,
  halved = false,
): Promise<Uint8Array[]> {
  if (texts.length === 0) return []
  try {
    return (await embed.passages(texts)).map(quantised)
  } catch (error) {
    if (!refusesText(error)) throw error
    onRefusal(error)
    const [text = '', ...others] = texts
    if (others.length === 0)
      return halved ? [nothing] : vectorsOf(embed, [text.slice(0, text.length >> 1)], onRefusal, true)
    const alone: Uint8Array[] = []
    for (const text of texts) alone.push(...(await vectorsOf(embed, [text], onRefusal)))
    return alone
  }
}

/** Whether a server would not take these very words, rather than nothing at all just now. */
export const refusesText = (error: unknown) =>
  error instanceof RangeError || (error instanceof Error && /-(?:400|413|422)$/.test(error.name))

/** Forgets all vectors, for a model that is another one now under the same name. */
export const forgetVectors = (ctx: Pick<Ctx, 'write'>) => removeVectors(ctx, sql`true`)

async function removeVectors(ctx: Pick<Ctx, 'write'>, which: SQL): Promise<void> {
  for (;;) {
    const gone = await ctx.write((tx) =>
      tx.all(sql`
        delete from section_vectors where id in (select id from section_vectors where ${which} limit 500) returning id`),
    )
    if (gone.length === 0) return
  }
}
