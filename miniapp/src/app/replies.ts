import type { InferResponseType } from 'hono/client'
import type { createApi } from '../api.ts'

type Api = ReturnType<typeof createApi>
type Round = Api['rounds'][':id']

export type Person = NonNullable<InferResponseType<Api['session']['$get'], 200>['person']>
export type Unit = InferResponseType<Api['units']['$get'], 200>['units'][number]

export type QuizSummary = InferResponseType<Api['quizzes']['$get'], 200>['quizzes'][number]
export type RoundPage = InferResponseType<Round['$get'], 200>
export type Paper = InferResponseType<Round['attempts']['$post'], 201>
export type StandingPage = InferResponseType<Round['standing']['$get'], 200>
export type Attempt = InferResponseType<Api['attempts'][':id']['$get'], 200>

export type InForce = 'yes' | 'no' | 'unknown'
export type Citation = {
  passageId: string
  label: string
  documentTitle: string
  documentNumber: string
  issuedOn: string | null
  inForce: InForce
  quote: string
  link: string
}
export type Answer = {
  questionId: string
  outcome: 'found' | 'not_found' | 'unavailable'
  text: string
  origin: 'extractive' | 'model' | 'person'
  citations: Citation[]
  mayHandOn: boolean
}
export type MyQuestion = {
  id: string
  text: string
  outcome: Answer['outcome']
  status: 'open' | 'handed_on' | 'answered'
  askedAt: number
  answers: { text: string; origin: Answer['origin']; createdAt: number }[]
}

export type DocumentHead = {
  id: string
  number: string
  title: string
  kind: string
  issuer: string
  issuedOn: string | null
  effectiveOn: string | null
  expiresOn: string | null
  inForce: InForce
  sample: boolean
}
export type DocumentPage = DocumentHead & { outline: { passageId: string; label: string; heading: string }[] }
export type PassageText = { id: string; label: string; heading: string; text: string }
export type PassagePage = {
  passage: PassageText & { page: number | null }
  document: DocumentHead
  before: PassageText[]
  after: PassageText[]
}

export type Edition = InferResponseType<Api['digests']['public'][':code']['$get'], 200>
export type EditionItem = Edition['items'][number]
export type EditionHead = InferResponseType<Api['digests']['public']['$get'], 200>['digests'][number]

export type Tracked = InferResponseType<Api['feedback']['track'][':code']['$get'], 200>
export type FeedbackReceipt = InferResponseType<Api['feedback']['$post'], 201>
