import { queryOptions } from '@tanstack/react-query'
import { read } from '../api.ts'
import type { PassagePage, Person } from './api-types.ts'
import { today } from './dates.ts'
import type { Loa } from './loa.tsx'
import { nextLook } from './next-look.ts'

// What the screens read. `keep` marks what may stay on the phone for reading offline: public things only.
const keep = { keep: true }
/** What was opened stays too, where everybody may read it. */
const keepPublic = (accessOf: (data: never) => string) => ({ keep: (data: never) => accessOf(data) === 'public' })
const minuteMs = 60_000

const here = ({ api, session }: Loa) =>
  queryOptions({
    queryKey: ['me'],
    queryFn: async () => {
      await session.started
      return session.token() ? read(api.session.$get()) : null
    },
  })

export const me = (loa: Loa) => queryOptions({ ...here(loa), select: (session) => session?.person ?? null })

export const ownData = ({ api, session }: Loa) =>
  queryOptions({
    queryKey: ['own-data'],
    queryFn: async () => {
      await session.started
      return read(api.session.data.$get())
    },
  })

export const ownMessages = ({ api, session }: Loa) =>
  queryOptions({
    queryKey: ['own-messages'],
    queryFn: async () => {
      await session.started
      return read(api.session.messages.$get())
    },
  })

/** Whether this person carries digests into groups; false until the server has said so. */
export const carries = (loa: Loa) =>
  queryOptions({ ...here(loa), select: (session) => session?.may.includes('share.confirm') ?? false })

/** Whether this person works for the office, and reads what it gives communicators. */
export const worksHere = (loa: Loa) =>
  queryOptions({ ...here(loa), select: (session) => session?.may.includes('packet.read') ?? false })

export const sharesWaiting = ({ api }: Loa, mine: boolean) =>
  queryOptions({
    queryKey: ['shares'],
    enabled: mine,
    queryFn: async () => (await read(api.shares.$get())).shares,
  })

export const shareBy = ({ api, session }: Loa, id: string) =>
  queryOptions({
    queryKey: ['share', id],
    queryFn: async () => {
      await session.started
      return read(api.shares[':id'].$get({ param: { id } }))
    },
  })

/** Whether this person approves what others wrote, at once or after a second step. */
export const approves = (loa: Loa) =>
  queryOptions({ ...here(loa), select: (session) => session?.may.includes('digest.approve') ?? false })

export const approvalsWaiting = ({ api }: Loa, mine: boolean) =>
  queryOptions({
    queryKey: ['approvals'],
    enabled: mine,
    queryFn: async () => (await read(api.approvals.$get())).approvals,
  })

export const approvalBy = ({ api, session }: Loa, id: string) =>
  queryOptions({
    queryKey: ['approval', id],
    retry: false,
    queryFn: async () => {
      await session.started
      return read(api.approvals[':id'].$get({ param: { id } }))
    },
  })

export const unitsOf = ({ api }: Loa) =>
  queryOptions({
    queryKey: ['units'],
    meta: keep,
    staleTime: 10 * minuteMs,
    queryFn: async () => (await read(api.units.$get())).units,
  })

export const digestsFor = ({ api }: Loa, unitId: string | undefined) =>
  queryOptions({
    queryKey: ['digests', unitId ?? ''],
    meta: keep,
    queryFn: async () => (await read(api.digests.public.$get({ query: unitId ? { unitId } : {} }))).digests,
  })

export const campaignsFor = ({ api }: Loa, unitId: string | undefined) =>
  queryOptions({
    queryKey: ['campaigns', unitId ?? ''],
    meta: keep,
    queryFn: async () => (await read(api.campaigns.public.$get({ query: unitId ? { unitId } : {} }))).campaigns,
  })

export const digestBy = ({ api }: Loa, code: string) =>
  queryOptions({
    queryKey: ['digest', code],
    meta: keep,
    refetchInterval: ({ state }) => nextLook(state.data?.items ?? [], Date.now()),
    queryFn: () => read(api.digests.public[':code'].$get({ param: { code } })),
  })

export const passageBy = ({ api, session }: Loa, id: string) =>
  queryOptions({
    queryKey: ['passage', id],
    meta: keepPublic(({ document }: PassagePage) => document.access),
    queryFn: async () => {
      await session.started
      return read(api.library.passages[':id'].$get({ param: { id } }))
    },
  })

export const curatedBy = ({ api, session }: Loa, id: string) =>
  queryOptions({
    queryKey: ['curated', id],
    queryFn: async () => {
      await session.started
      return read(api.curated[':id'].$get({ param: { id } }))
    },
  })

export const ownGatherings = ({ api, session }: Loa) =>
  queryOptions({
    queryKey: ['own-gatherings'],
    queryFn: async () => {
      await session.started
      return session.token() ? (await read(api['own-gatherings'].$get())).gatherings : []
    },
  })

export const ownGathering = ({ api, session }: Loa, id: string) =>
  queryOptions({
    queryKey: ['own-gathering', id],
    queryFn: async () => {
      await session.started
      return read(api['own-gatherings'][':id'].$get({ param: { id } }))
    },
  })

export const ownClasses = ({ api, session }: Loa) =>
  queryOptions({
    queryKey: ['own-classes'],
    queryFn: async () => {
      await session.started
      return session.token() ? (await read(api['own-classes'].$get())).classes : []
    },
  })

export const ownClass = ({ api, session }: Loa, id: string) =>
  queryOptions({
    queryKey: ['own-class', id],
    queryFn: async () => {
      await session.started
      return read(api['own-classes'][':id'].$get({ param: { id } }))
    },
  })

export const ownPoint = ({ api, session }: Loa, id: string, number: string) =>
  queryOptions({
    queryKey: ['own-point', id, number],
    queryFn: async () => {
      await session.started
      return read(api['own-gatherings'][':id'].points[':number'].$get({ param: { id, number } }))
    },
    // A code stands for twenty seconds, and the count beside it goes up.
    refetchInterval: ({ state }) =>
      state.data?.code ? Math.min(4000, Math.max(500, state.data.code.until - state.data.code.now)) : 10_000,
  })

export const proceduresFor = ({ api }: Loa, unitId: string | undefined) =>
  queryOptions({
    queryKey: ['procedures', unitId ?? ''],
    meta: keep,
    queryFn: async () => (await read(api.procedures.public.$get({ query: unitId ? { unitId } : {} }))).procedures,
  })

export const procedureBy = ({ api }: Loa, id: string) =>
  queryOptions({
    queryKey: ['procedure', id],
    meta: keep,
    queryFn: () => read(api.procedures.public[':id'].$get({ param: { id } })),
  })

export const documentBy = ({ api, session }: Loa, id: string) =>
  queryOptions({
    queryKey: ['document', id],
    meta: keepPublic(({ access }: { access: string }) => access),
    queryFn: async () => {
      await session.started
      return read(api.library.documents[':id'].$get({ param: { id }, query: {} }))
    },
  })

type Shelf = { kind: string; issuer: string; year: string; inForce: boolean }

const filtersOf = ({ kind, issuer, year, inForce }: Shelf) => ({
  ...(kind && { kind }),
  ...(issuer && { issuer }),
  ...(year && { from: `${year}-01-01`, to: `${year}-12-31` }),
  ...(inForce && { inForceOn: today() }),
})

export const facets = ({ api, session }: Loa) =>
  queryOptions({
    queryKey: ['facets'],
    staleTime: 10 * minuteMs,
    queryFn: async () => {
      await session.started
      return read(api.library.facets.$get())
    },
  })

export const documentsLike = (
  { api, session }: Loa,
  { query, limit, ...shelf }: Shelf & { query: string; limit: number },
) =>
  queryOptions({
    queryKey: ['documents', query, limit, shelf],
    queryFn: async () => {
      await session.started
      return read(api.library.documents.$get({ query: { ...(query && { query }), limit, ...filtersOf(shelf) } }))
    },
  })

export const passagesLike = ({ api, session }: Loa, { q, ...shelf }: Shelf & { q: string }) =>
  queryOptions({
    queryKey: ['passages', q, shelf],
    queryFn: async () => {
      await session.started
      return (await read(api.library.search.$get({ query: { q, ...filtersOf(shelf) } }))).passages
    },
  })

export const myQuestions = ({ api }: Loa, person: Person | null | undefined) =>
  queryOptions({
    queryKey: ['my-questions', person?.id],
    enabled: Boolean(person),
    queryFn: async () => (await read(api.questions.$get())).questions,
  })

export const quizzesOpen = ({ api }: Loa) =>
  queryOptions({
    queryKey: ['quizzes'],
    meta: keep,
    queryFn: async () => (await read(api.quizzes.$get())).quizzes,
  })

export const roundBy = ({ api, session }: Loa, id: string) =>
  queryOptions({
    queryKey: ['round', id],
    queryFn: async () => {
      await session.started
      return read(api.rounds[':id'].$get({ param: { id } }))
    },
  })

export const standingOf = ({ api, session }: Loa, id: string) =>
  queryOptions({
    queryKey: ['standing', id],
    queryFn: async () => {
      await session.started
      return read(api.rounds[':id'].standing.$get({ param: { id } }))
    },
  })

export const ledgerOf = ({ api }: Loa, id: string) =>
  queryOptions({
    queryKey: ['ledger', id],
    queryFn: () => read(api.rounds[':id'].ledger.$get({ param: { id } })),
  })

export const resultOf = ({ api }: Loa, attemptId: string) =>
  queryOptions({
    queryKey: ['attempt', attemptId],
    queryFn: () => read(api.attempts[':id'].$get({ param: { id: attemptId } })),
  })

export const myFeedback = ({ api }: Loa, person: Person | null | undefined) =>
  queryOptions({
    queryKey: ['my-feedback', person?.id],
    enabled: Boolean(person),
    queryFn: async () => (await read(api.feedback.mine.$get())).feedback,
  })

export const trackedBy = ({ api, session }: Loa, code: string) =>
  queryOptions({
    queryKey: ['tracked', code],
    enabled: code !== '',
    retry: false,
    queryFn: async () => {
      await session.started
      return read(api.feedback.track[':code'].$get({ param: { code } }))
    },
  })
