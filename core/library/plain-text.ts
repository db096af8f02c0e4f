import { fold } from '../text/fold.ts'
import { normalize } from '../text/normalize.ts'
import { plainDocument, type Refusal, type SourceDocument } from './document.ts'
import { dayIn, effectiveDayIn, issuedDayIn, kindOf, numberIn } from './metadata.ts'
import { secretMarking } from './secrecy.ts'
import { sectionsOf } from './structure.ts'

const headerLine = /^([^:]{2,30}):\s*(.+)$/
const headerNames: Record<string, keyof Header> = {
  so: 'number',
  'so hieu': 'number',
  ten: 'title',
  'tieu de': 'title',
  loai: 'kind',
  'co quan': 'issuer',
  'co quan ban hanh': 'issuer',
  'noi ban hanh': 'issuer',
  'ngay ban hanh': 'issuedOn',
  'hieu luc': 'effectiveOn',
  'hieu luc tu': 'effectiveOn',
  'het hieu luc': 'expiresOn',
  'van ban mau': 'sample',
}
type Header = {
  number: string
  title: string
  kind: string
  issuer: string
  issuedOn: string
  effectiveOn: string
  expiresOn: string
  sample: string
}

/** A document from a text file: an optional header of "Số: …" lines and a "# title", then the text. */
export function documentFromText(name: string, raw: string): SourceDocument | Refusal {
  const text = normalize(raw)
  if (secretMarking(text)) return { name, reason: 'document.secret' }
  const { header, body } = partHeader(text)
  const title = header.title ?? titleOf(body) ?? name.replace(/\.[a-z]+$/i, '')
  const number = header.number ?? numberIn(body.slice(0, 1500))
  return plainDocument({
    name,
    origin: 'file',
    number,
    title,
    kind: header.kind ?? kindOf(title, number),
    issuer: header.issuer ?? '',
    issuedOn: dayIn(header.issuedOn ?? '') ?? issuedDayIn(body.slice(0, 1500)),
    effectiveOn: dayIn(header.effectiveOn ?? '') ?? effectiveDayIn(body.slice(-6000)),
    expiresOn: dayIn(header.expiresOn ?? ''),
    stated: dayIn(header.effectiveOn ?? '') !== null,
    sample: ['co', 'dung', 'true'].includes(fold(header.sample ?? '')),
    sections: sectionsOf(withoutTitle(body, title)),
  })
}

/** A law as one long text, its title and number known beside it. */
export function documentFromWhole(known: {
  name: string
  number: string
  title: string
  text: string
}): SourceDocument | Refusal {
  const text = normalize(known.text)
  if (secretMarking(text)) return { name: known.name, reason: 'document.secret' }
  return plainDocument({
    name: known.name,
    origin: 'whole',
    number: known.number,
    title: normalize(known.title),
    kind: kindOf(known.title, known.number),
    issuedOn: issuedDayIn(text.slice(0, 1500)),
    effectiveOn: effectiveDayIn(text.slice(-12_000)),
    sections: sectionsOf(text),
  })
}

function partHeader(text: string): { header: Partial<Header>; body: string } {
  const lines = text.replace(/^\uFEFF/, '').split('\n')
  const header: Partial<Header> = {}
  const fenced = lines[0]?.trim() === '---'
  let at = fenced ? 1 : 0
  for (; at < lines.length; at++) {
    const line = (lines[at] ?? '').trim()
    const found = headerLine.exec(line)
    const key = found ? headerNames[fold(found[1] ?? '').trim()] : undefined
    if (key && found) header[key] = (found[2] ?? '').trim()
    else if (line !== '' && line !== '---') {
      if (/^#\s+/.test(line) && header.title === undefined) header.title = line.replace(/^#\s+/, '')
      else break
    }
  }
  return { header, body: lines.slice(at).join('\n') }
}

/** The line that says what the text is: a mark-down title, or the first line that reads like one. */
function titleOf(body: string): string | null {
  const lines = body
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
  const marked = lines.find((line) => /^#\s+/.test(line))
  return marked?.replace(/^#\s+/, '') ?? lines.find((line) => line.length >= 4 && line.length <= 160) ?? null
}

const withoutTitle = (body: string, title: string) =>
  body
    .split('\n')
    .filter((line) => line.trim().replace(/^#\s+/, '') !== title)
    .join('\n')
