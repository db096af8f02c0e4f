import type { Access, MetadataField, Readings } from '../../../db/schema/library.ts'
import { bodyName, bodyOfCode } from '../../text/bodies/organisations.ts'
import { kindOfCode } from '../../text/document-kinds.ts'
import { numberKeyOf } from '../../text/document-number.ts'
import { accessIn } from './access.ts'
import { effectiveIn, expiresIn } from './effective-dates.ts'
import { formalHeading } from './formal-line.ts'
import { issuedIn, passedIn, placeIn, termIn } from './head/issued.ts'
import { isIssuerUnknown, isIssuerUnsure, issuerIn } from './head/issuer.ts'
import { kindAt, kindGiven, kindIn, kindOf } from './head/kind.ts'
import { labelledIssuer, labelledSignatory, labelledTitle, procedureTitle } from './head/labelled.ts'
import { headLines } from './head/lines.ts'
import { bearsMotto, type Reading } from './head/marks.ts'
import { mended, numberIn, numberInBoth, numberOfFile } from './head/number.ts'
import { titleIn } from './head/title.ts'
import { mendedSurname } from './misread-names.ts'
import { signatoryIn } from './signatory.ts'

/** The central bodies that a number names: "22/2014/TTLT-BTP-BNV" names two; '' where one of its codes is no such body. */
export function issuerOfNumber(number: string): string {
  const codes = numberKeyOf(number)
    .split(/[/-]/)
    .slice(1)
    .filter((code) => /[a-z]/.test(code) && !kindOfCode(code))
  const bodies = codes.map(bodyOfCode)
  return bodies.every(Boolean) ? bodies.join(', ') : ''
}

/**
 * What a document says of itself, each with the words that say it. What it does not say, or says in two ways, is left
 * out. `known` is what came beside the text: its number, its title, the stories that stand around it.
 */
export function readingsOf(
  text: string,
  known: { name?: string; number?: string; title?: string; beside?: string[] } = {},
): Readings {
  const lines = headLines(text)
  const heading = formalHeading(lines)
  const issuer = issuerIn(lines)
  const saidThere = (value: string): Reading | null => (heading ? { value, evidence: heading.line } : null)
  const number = known.number
    ? { value: known.number, evidence: known.number }
    : (saidThere(heading?.number ?? '') ??
      mended(numberIn(lines), { lines, text, issuer: issuer?.value }) ??
      numberInBoth(text) ??
      numberOfFile(known.name ?? ''))
  const title = known.title
    ? { value: known.title, evidence: known.title }
    : (saidThere(`${heading?.kind} ${heading?.about}`) ??
      labelledTitle(lines) ??
      procedureTitle(lines) ??
      titleWithoutMotto(titleIn(lines, text, kindOf('', number?.value ?? ''))) ??
      nameOfLetter(lines, number))
  const kind = saidThere(heading?.kind ?? '') ?? kindIn(lines) ?? kindGiven(title, number)
  const issued = saidThere(heading?.day ?? '') ?? issuedIn(lines, text) ?? passedIn(text)
  const place = placeIn(lines)
  const found: Partial<Record<keyof Readings, Reading | null>> = {
    number,
    title,
    kind,
    issuer:
      saidThere(heading?.issuer ?? '') ??
      issuerKnown(issuer, lines, number) ??
      labelledIssuer(lines) ??
      issuerGiven(number) ??
      issuerAt(text, number, place),
    place,
    issuedOn: issued,
    effectiveOn: effectiveIn(text, issued?.value ?? null, kind?.value),
    expiresOn: expiresIn(text),
    term: termIn([...lines.slice(0, kindAt(lines) + 10), passedIn(text)?.evidence ?? ''], number?.value ?? ''),
    signatory: withSurname(signatoryIn(text) ?? labelledSignatory(lines)),
    access: accessIn([...lines, ...(known.beside ?? []).flatMap((story) => story.split(/[\n\f]/))]),
  }
  return Object.fromEntries(Object.entries(found).filter(([, reading]) => reading)) as Readings
}

const toWhom = /^kính gửi(?!\p{L})/iu
/** A letter that says nowhere what it is about is called by its number. */
function nameOfLetter(lines: string[], number: Reading | null): Reading | null {
  const kind = kindOf('', number?.value ?? '')
  const isLetter = lines.some((line) => toWhom.test(line)) && (kind === '' || kind === 'Công văn')
  return number && isLetter ? { value: `Công văn số ${number.value}`, evidence: number.evidence } : null
}

/** What is mixed with the country's name or its motto names nothing. */
const titleWithoutMotto = (title: Reading | null) => (title && bearsMotto(title.value) ? null : title)

/** Who signed by a surname that there is; what was read stays its evidence. */
const withSurname = (signed: Reading | null): Reading | null =>
  signed && { ...signed, value: mendedSurname(signed.value) || signed.value }

/** Whether whoever signed was read by another surname than stands there, which is none. */
export const isSignatoryMended = ({ signatory }: Readings): boolean =>
  signatory !== undefined && !signatory.evidence.includes(signatory.value)

/** Whom the number names comes before what stands where an issuer does and is no body that is known, such as a name cut off. */
const issuerKnown = (issuer: Reading | null, lines: string[], number: Reading | null): Reading | null =>
  issuer && isIssuerUnknown(lines, issuer.value) ? (issuerGiven(number) ?? issuer) : issuer

function issuerGiven(number: Reading | null): Reading | null {
  const value = number ? issuerOfNumber(number.value) : ''
  return number && value ? { value, evidence: number.evidence } : null
}

const local: Record<string, string> = { ubnd: 'Ủy ban nhân dân', hdnd: 'Hội đồng nhân dân', du: 'Đảng ủy' }

/** Whose a commune's paper is that has no letterhead: "20/QĐ-UBND" given at "Phường Mẫu" is its people's committee's. */
function issuerAt(text: string, number: Reading | null, place: Reading | null): Reading | null {
  const body =
    local[
      numberKeyOf(number?.value ?? '')
        .split(/[/-]/)
        .at(-1) ?? ''
    ]
  if (!number || !place || !body || isIssuerUnsure(text)) return null
  if (!/^(?:phường|xã|thị trấn|đặc khu)\s/iu.test(place.value)) return null
  return { value: bodyName(`${body} ${place.value}`), evidence: `${number.evidence}\n${place.evidence}` }
}

/** A document's own fields by what was read of it. */
export function metadataFrom(readings: Readings) {
  const text = (field: MetadataField) => readings[field]?.value ?? ''
  const day = (field: MetadataField) => readings[field]?.value ?? null
  return {
    number: text('number'),
    kind: text('kind'),
    issuer: text('issuer'),
    place: text('place'),
    term: text('term'),
    signatory: text('signatory'),
    issuedOn: day('issuedOn'),
    effectiveOn: day('effectiveOn'),
    expiresOn: day('expiresOn'),
    access: (readings.access?.value as Access | undefined) ?? null,
    readings,
  }
}
