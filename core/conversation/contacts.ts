import { asc, eq, or, sql } from 'drizzle-orm'
import { type ContactKind, contacts } from '../../db/schema/conversation.ts'
import { isBelow, units } from '../../db/schema/units.ts'
import { expectSeen, markOf } from '../acts/seen.ts'
import { record } from '../audit.ts'
import type { Ctx } from '../context.ts'
import { AppError } from '../errors.ts'
import { newId } from '../ids.ts'
import { allow, unitFor, within } from '../roles.ts'
import { fold } from '../text/fold.ts'
import { normalize } from '../text/normalize.ts'
import { quartersIn } from '../text/numerals/numbered-places.ts'
import { openUnitFor } from '../units/open.ts'
import { setOf } from './words.ts'

export type Contact = typeof contacts.$inferSelect
export type NewContact = Pick<Contact, 'unitId' | 'kind' | 'name' | 'phone' | 'address' | 'hours'>

const said = ({ kind, name, phone, address, hours }: NewContact) => ({ kind, name, phone, address, hours })

/** What stands for what a person writes down of whom people may call. */
export const contactMark = (row: NewContact) => markOf({ unitId: row.unitId, ...said(row) })

export const listContacts = (ctx: Ctx) =>
  ctx.db
    .select({ contact: contacts, unitName: units.name })
    .from(contacts)
    .innerJoin(units, eq(units.id, contacts.unitId))
    .where(within(ctx, 'item.read'))
    .orderBy(asc(units.path), asc(contacts.kind), asc(contacts.name))

/**
 * Writes down whom people may call or go to, or, with an `id`, puts it right. `mark`, where given, is of what the editor had before
 * them.
 *
 * @throws AppError INVALID contact.name, contact.phone, contact.empty; CONFLICT record.stale
 */
export async function saveContact(ctx: Ctx, given: NewContact & { id?: string; mark?: string }): Promise<Contact> {
  const unit = await openUnitFor(ctx, 'item.write', given.unitId)
  if (given.id) await contactFor(ctx, given.id)
  const text = (value: string) => normalize(value).trim().replace(/\s+/g, ' ')
  const row = {
    id: given.id ?? newId('ct'),
    unitId: unit.id,
    ...{ kind: given.kind, name: text(given.name), phone: phoneOf(text(given.phone)) },
    ...{ address: text(given.address), hours: text(given.hours) },
    ...{ updatedBy: ctx.actor.personId, updatedAt: ctx.now() },
  }
  if (!/\p{L}/u.test(row.name)) throw new AppError('INVALID', 'contact.name')
  if (!row.phone && !row.address) throw new AppError('INVALID', 'contact.empty')
  await ctx.write(async (tx) => {
    const [before] = await tx.select().from(contacts).where(eq(contacts.id, row.id))
    expectSeen(given.mark, before ? contactMark(before) : '')
    await tx.insert(contacts).values(row).onConflictDoUpdate({ target: contacts.id, set: row })
    await record(tx, ctx, { action: 'contact.save', unitId: unit.id, subjectId: row.id, detail: said(row) })
  })
  return row
}

export async function removeContact(ctx: Ctx, id: string): Promise<void> {
  const row = await contactFor(ctx, id)
  await ctx.write(async (tx) => {
    await tx.delete(contacts).where(eq(contacts.id, id))
    await record(tx, ctx, { action: 'contact.remove', unitId: row.unitId, subjectId: id, detail: said(row) })
  })
}

async function contactFor(ctx: Ctx, id: string): Promise<Contact> {
  allow(ctx, 'item.write')
  const [row] = await ctx.db.select().from(contacts).where(eq(contacts.id, id))
  if (!row) throw new AppError('NOT_FOUND')
  await unitFor(ctx, 'item.write', row.unitId)
  return row
}

/** A number as people dial it, in the groups in which it was written; letters and what has too few digits is none. */
function phoneOf(typed: string): string {
  if (typed === '') return ''
  const digits = typed.replace(/[^\d]/g, '')
  if (!/^[+(]?[\d\s().–/-]+$/.test(typed) || digits.length < 3 || digits.length > 24)
    throw new AppError('INVALID', 'contact.phone')
  return typed
}

// On folded words, the surest first.
const kindWords: [ContactKind, RegExp][] = [
  ['clinic', /\b(?:y te|tram xa|benh vien|bac si|cap cuu|cuu thuong)\b/],
  ['police', /\b(?:cong an|ca phuong|canh sat)\b/],
  ['fire', /\b(?:cuu hoa|chua chay|pccc|phong chay|cuu nan)\b/],
  ['rubbish', /\b(?:rac|moi truong|ve sinh)\b/],
  ['water', /\b(?:cap nuoc|nuoc)\b/],
  ['power', /\b(?:dien luc|dien|nha den)\b/],
  ['school', /\btruong (?:hoc|mam non|tieu hoc|thcs|thpt|cap)\b/],
  ['head', /\b(?:to truong|truong (?:thon|ap|ban|khu))\b/],
  ['office', /\b(?:uy ban|ubnd|phuong|xa|mot cua|van phong|tru so|tiep dan|hanh chinh|chu tich|can bo|bi thu)\b/],
]

/** Which kind of place folded words name; null for none of them. */
export const contactKindIn = (words: string): ContactKind | null =>
  kindWords.find(([, pattern]) => pattern.test(words))?.[0] ?? null

const mostTold = 5
const empty = setOf('cua cac nhung o tai so cho va nguoi phuong xa can bo khu vuc truc ban nay minh toi')

/**
 * Whom somebody of the unit at a path looks for: those whose name holds the words, else those of the kind that the words
 * name; the nearest unit first. `words` are folded; '' is everybody.
 */
export async function contactsFor(ctx: Pick<Ctx, 'db'>, words: string, path: string) {
  const top = `/${path.split('/')[1] ?? ''}/`
  const rows = await ctx.db
    .select({ contact: contacts, unitName: units.name, path: units.path })
    .from(contacts)
    .innerJoin(units, eq(units.id, contacts.unitId))
    .where(or(isBelow(units.path, top), path === '' ? sql`true` : undefined))
    .orderBy(asc(units.path), asc(contacts.kind), asc(contacts.name))
  const line = rows.filter((row) => path.startsWith(row.path))
  // Those of siblings are found by their name alone.
  const named = wanted(words).length > 0 ? rows.filter((row) => holds(row, wanted(words))) : []
  const kind = contactKindIn(words)
  const quarters = quartersIn(words)
  // Whose quarter is named is no other quarter's head; beside one's own they may be a neighbour's of the same ward.
  const heads = rows.filter((row) => path.startsWith(aboveOf(row.path)) || row.path.startsWith(path))
  const near = kind === 'head' && quarters.size > 0 ? heads.filter((row) => isOf(row, quarters)) : line
  const found = named.length > 0 ? named : near.filter(({ contact }) => words === '' || contact.kind === kind)
  const nearness = (at: string) => (path.startsWith(at) ? at.length : at.startsWith(path) ? 1 : 0)
  return found.sort((one, other) => nearness(other.path) - nearness(one.path)).slice(0, words === '' ? 12 : mostTold)
}

/** The places other than the office that folded words speak of and that have hours of their own. */
export async function placesWithHours(ctx: Pick<Ctx, 'db'>, words: string, path: string) {
  const kind = contactKindIn(words)
  if (!kind || kind === 'office') return []
  const found = await contactsFor(ctx, words, path)
  return found.filter(({ contact }) => contact.kind === kind && contact.hours !== '')
}

const wanted = (words: string) => words.split(' ').filter((word) => word && !empty.has(word))

const aboveOf = (path: string) => `${path.split('/').slice(0, -2).join('/')}/`

function isOf({ contact, unitName }: { contact: Contact; unitName: string }, quarters: ReadonlySet<number>): boolean {
  const of = quartersIn(`${contact.name}. ${unitName}`)
  return [...quarters].some((one) => of.has(one))
}

function holds({ contact, unitName }: { contact: Contact; unitName: string }, words: string[]): boolean {
  const held = ` ${fold(`${contact.name} ${unitName}`).replace(/[^\p{L}\p{N}]+/gu, ' ')} `
  return words.every((word) => held.includes(` ${word} `))
}

export const contactText = ({ contact: { name, phone, address, hours } }: { contact: Contact }) =>
  [`• ${name}${phone ? `: ${phone}` : ''}`, address && `  Địa chỉ: ${address}`, hours && `  Giờ: ${hours}`]
    .filter(Boolean)
    .join('\n')
