import type { Form, FormItem } from '../../core/forms/form.ts'
import { standings } from '../../core/forms/messages.ts'
import { written } from '../../core/time.ts'
import { type Block, type PageSize, paperOf } from './paper.ts'
import { qrOf } from './qr.ts'
import type { Faces } from './setter.ts'
import { boardWords as words } from './strings.ts'

// Letters that are read from a step away: sixteen points of text on A4, twenty on A3.
export const boardSizes = {
  a4: { width: 595, height: 842, side: 48, top: 48, bottom: 60, scale: 1.3 },
  a3: { width: 842, height: 1191, side: 66, top: 66, bottom: 84, scale: 1.6 },
} satisfies Record<string, PageSize>
export type BoardSize = keyof typeof boardSizes

const codeWidth = 96

/** A digest for the notice board: each item with when and where, its source, and a code that opens the page. */
export function noticeBoard(form: Form, { faces, size, link }: { faces: Faces; size: BoardSize; link: string }) {
  const page = boardSizes[size]
  const mark = form.standing === 'approved' ? '' : standings[form.standing]
  const here = form.items.filter(({ over }) => !over)
  const blocks: Block[] = [
    { kind: 'code', squares: qrOf(link), width: codeWidth * page.scale, aside: true },
    ...(mark ? [{ kind: 'heading', text: mark } as const] : []),
    { kind: 'title', text: form.title },
    { kind: 'text', text: words.official(form.unitName) },
    { kind: 'text', text: words.scan },
    { kind: 'rule' },
    ...form.corrections.flatMap((text): Block[] => [
      { kind: 'heading', text: words.correction },
      { kind: 'text', text },
    ]),
    ...textOr(form.opening),
    ...here.flatMap(itemBlocks),
    ...textOr(form.closing),
    { kind: 'rule' },
    { kind: 'fact', name: words.code, text: form.code },
    { kind: 'fact', name: words.link, text: link },
  ]
  const foot = (at: number, of: number) => words.foot([form.unitName, form.code, mark].filter(Boolean), at, of)
  return paperOf(blocks, { faces, title: form.title, foot, page })
}

const textOr = (text: string): Block[] => (text ? [{ kind: 'text', text }] : [])

function itemBlocks({ title, summary, facts, source, publishedAt, urgent }: FormItem, at: number): Block[] {
  const from = [source && words.source(source), publishedAt !== null && source && written(publishedAt)]
  return [
    { kind: 'heading', text: `${at + 1}. ${urgent ? words.urgent(title) : title}` },
    ...facts.map(factOf),
    ...textOr(summary),
    ...textOr(from.filter(Boolean).join(', ')),
  ]
}

/** “Thời gian: …” as a name and what stands for it. */
function factOf(line: string): Block {
  const at = line.indexOf(': ')
  return at < 0 ? { kind: 'text', text: line } : { kind: 'fact', name: line.slice(0, at), text: line.slice(at + 2) }
}
