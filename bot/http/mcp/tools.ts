import * as z from 'zod'
import type { Ctx } from '../../../core/context.ts'
import { askScreened } from '../../../core/conversation/screened.ts'
import { lookUp } from '../../../core/library/search/look-up.ts'
import { readPassage, readPassages } from '../../../core/library/shelf/read-passages.ts'

/** What an assistant gets: words for its model, and the same in parts for a program. */
export type Told = { text: string; structured: Record<string, unknown> }

type Tool = {
  title: string
  description: string
  /** Whether it keeps nothing of what is asked. */
  readsOnly: boolean
  input: z.ZodType
  call: (ctx: Ctx, input: never) => Promise<Told>
}

const tool = <S extends z.ZodType>(
  input: S,
  about: Omit<Tool, 'input' | 'call'>,
  call: (ctx: Ctx, input: z.output<S>) => Promise<Told>,
): Tool => ({ ...about, input, call: call as Tool['call'] })

/** What an assistant may do here, with the rights of its key. */
export const tools: Record<string, Tool> = {
  ask: tool(
    z.object({ question: z.string().describe('Câu hỏi bằng tiếng Việt, như người dân hỏi.') }),
    {
      title: 'Hỏi Loa',
      description:
        'Answers a question of a resident from the office’s own library, in Vietnamese, each part with a citation to the letter. Where the library does not hold the answer it says so: do not fill in.',
      readsOnly: false,
    },
    async (ctx, { question }) => {
      const answer = await askScreened(ctx, { text: question, channel: 'web', recipient: '', personId: null })
      const { outcome, text, note, advice, urgentPhone, message } = answer
      const citations = answer.citations.map(
        ({ passageId, documentId, label, documentTitle, documentNumber, ...rest }) => ({
          ...{ passageId, documentId, label, documentTitle, documentNumber },
          ...{
            quote: rest.quote,
            inForce: rest.inForce,
            changes: rest.changes.map(({ note }) => note),
            link: rest.link,
          },
        }),
      )
      const cited = citations.map(({ label, documentTitle, documentNumber, quote, changes, link }, at) =>
        [
          `[${at + 1}] ${[label, documentTitle, documentNumber].filter(Boolean).join(', ')}`,
          ...[`“${quote}”`, ...changes, link],
        ].join('\n'),
      )
      return {
        text: [...(urgentPhone ? [urgentPhone] : []), text, note, advice, ...cited].filter(Boolean).join('\n\n'),
        structured: {
          outcome,
          text,
          citations,
          ...(note && { note }),
          ...(advice && { advice }),
          ...(message && { message }),
        },
      }
    },
  ),
  search: tool(
    z.object({
      query: z.string().describe('Từ cần tìm, có dấu hoặc không dấu.'),
      inForceOn: z.iso.date().optional().describe('Chỉ tìm văn bản có thể còn hiệu lực vào ngày này.'),
    }),
    {
      title: 'Tìm trong thư viện',
      description: 'Finds passages of the library by words, the best first, each with an id for `read` and a link.',
      readsOnly: true,
    },
    async (ctx, { query, ...filters }) => {
      const found = (await lookUp(ctx, query, filters)).map((one) => ({
        ...one,
        link: ctx.link(`/passages/${one.id}`),
      }))
      const lines = found.map(({ id, label, documentTitle, documentNumber, snippet, changes, link }) =>
        [
          `${[label, documentTitle, documentNumber].filter(Boolean).join(', ')} (${id})`,
          ...[snippet, ...changes.map(({ note }) => note), link],
        ].join('\n'),
      )
      return { text: lines.join('\n\n') || 'Không tìm thấy đoạn nào.', structured: { passages: found } }
    },
  ),
  read: tool(
    z.object({
      passageId: z.string().max(120).optional().describe('Đọc đoạn này và các đoạn quanh nó.'),
      documentId: z.string().max(120).optional().describe('Đọc văn bản này theo thứ tự.'),
      from: z.int().min(0).optional().describe('Với documentId: bắt đầu từ đoạn thứ mấy, đếm từ 0.'),
    }),
    {
      title: 'Đọc văn bản',
      description: 'Reads a passage with what stands around it, or a document from a place on, to the letter.',
      readsOnly: true,
    },
    async (ctx, { passageId, documentId, from }) => {
      const placed = passageId ? await readPassage(ctx, passageId) : null
      const read = placed?.around ?? (await readPassages(ctx, documentId ?? '', { from }))
      const passages = read.passages.map(({ id, label, lead, text, inForce, changes }) => ({
        ...{ id, label, lead, text, inForce },
        changes: changes.map(({ note }) => note),
      }))
      const about = placed && { document: placed.document, moved: placed.moved }
      const title = placed ? `${[placed.document.title, placed.document.number].filter(Boolean).join(', ')}\n\n` : ''
      return {
        text: `${title}${passages.map(({ label, lead, text, changes }) => [label, lead, text, ...changes].filter(Boolean).join('\n')).join('\n\n')}`,
        structured: { ...about, ...read, passages },
      }
    },
  ),
}
