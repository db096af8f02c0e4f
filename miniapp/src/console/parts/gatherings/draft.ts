import type { GatheringPage } from '../../api-types.ts'
import { fieldOf, instantOf } from '../../clock.ts'
import type { Picked } from '../people/person-picker.tsx'

type Plan = GatheringPage['plan']
type Piece = {
  id: string
  at: string
  title: string
  speaker: string
  note: string
  minutes: number | null
  key: number
}

/** A gathering as the form holds it. */
export type Typed = ReturnType<typeof typedOf>

export const emptyPiece = (key: number): Piece => ({
  ...{ id: '', at: '', title: '', speaker: '', note: '', minutes: null, key },
})

/** Whoever is asked by name; of those whom the list of names leaves out, the id alone. */
function namedIn(page: GatheringPage | undefined): Picked[] {
  const names = new Map(page?.invited.map(({ id, name }) => [id, name]))
  return (page?.plan.invited.personIds ?? []).map((id) => ({ id, name: names.get(id) ?? '' }))
}

export function typedOf(page: GatheringPage | undefined, unitId: string) {
  const plan = page?.plan
  const moment = (at: number | null | undefined) => (at == null ? '' : fieldOf(at))
  const number = (value: number | null | undefined) => (value == null ? '' : String(value))
  return {
    unitId: page?.unitId ?? unitId,
    kind: page?.kind ?? ('residents_meeting' as GatheringPage['kind']),
    title: plan?.title ?? '',
    lead: plan?.lead ?? '',
    startsAt: moment(plan?.startsAt),
    endsAt: moment(plan?.endsAt),
    place: plan?.place ?? '',
    link: plan?.link ?? '',
    contact: plan?.contact ?? '',
    attends: plan?.attends ?? ('invited' as Plan['attends']),
    votes: plan?.votes ?? ('members' as Plan['votes']),
    quorum: number(plan?.quorumPercent),
    expected: number(plan?.votersExpected),
    asksRoomNumber: plan?.asksRoomNumber ?? false,
    anonymousComments: plan?.anonymousComments ?? false,
    agenda: (plan?.agenda ?? []).map(({ startsAt, ...piece }, key): Piece => ({ ...piece, at: moment(startsAt), key })),
    wholeUnit: (plan?.invited.unitIds ?? []).length > 0,
    unitIds: plan?.invited.unitIds ?? [],
    groupIds: plan?.invited.groupIds ?? [],
    people: namedIn(page),
  }
}

const numberOf = (typed: string) => (/^\d{1,8}$/.test(typed.trim()) ? Number(typed) : null)

/** The same as the server takes it; null while a time is missing. */
export function draftOf(typed: Typed) {
  const { kind, title, lead, place, link, contact, attends, votes, asksRoomNumber, anonymousComments } = typed
  const [startsAt, endsAt] = [instantOf(typed.startsAt), instantOf(typed.endsAt)]
  if (startsAt === null || endsAt === null) return null
  const unitIds = typed.unitIds.length > 0 ? typed.unitIds : [typed.unitId]
  const [quorumPercent, votersExpected] = [numberOf(typed.quorum), numberOf(typed.expected)]
  return {
    ...{ kind, title, lead, startsAt, endsAt, place, link: link.trim(), contact, attends, votes },
    ...{ quorumPercent, votersExpected, asksRoomNumber, anonymousComments },
    agenda: typed.agenda.map(({ id, at, title, speaker, note, minutes }) => ({
      ...(id && { id }),
      ...{ startsAt: instantOf(at), title, speaker, note, minutes },
    })),
    invited: {
      groupIds: typed.wholeUnit ? [] : typed.groupIds,
      unitIds: typed.wholeUnit ? unitIds : [],
      personIds: typed.people.map(({ id }) => id),
    },
  }
}
