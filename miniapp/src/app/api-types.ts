import type { InferResponseType } from 'hono/client'
import type { createApi } from '../api.ts'

type Api = ReturnType<typeof createApi>
type Round = Api['rounds'][':id']

export type Person = NonNullable<InferResponseType<Api['session']['$get'], 200>['person']>
export type OwnMessages = InferResponseType<Api['session']['messages']['$get'], 200>
export type OwnData = InferResponseType<Api['session']['data']['$get'], 200>
export type Unit = InferResponseType<Api['units']['$get'], 200>['units'][number]

export type QuizSummary = InferResponseType<Api['quizzes']['$get'], 200>['quizzes'][number]
export type RoundPage = InferResponseType<Round['$get'], 200>
export type Paper = InferResponseType<Round['attempts']['$post'], 201>
export type StandingPage = InferResponseType<Round['standing']['$get'], 200>
export type Attempt = InferResponseType<Api['attempts'][':id']['$get'], 200>

export type Answer = InferResponseType<Api['questions']['$post'], 201>
export type Citation = Answer['citations'][number]
export type MyQuestion = InferResponseType<Api['questions']['$get'], 200>['questions'][number]

export type ProcedureHead = InferResponseType<Api['procedures']['public']['$get'], 200>['procedures'][number]
export type Procedure = InferResponseType<Api['procedures']['public'][':id']['$get'], 200>

export type PassagePage = InferResponseType<Api['library']['passages'][':id']['$get'], 200>
export type DocumentHead = PassagePage['document']

export type PublicDigest = InferResponseType<Api['digests']['public'][':code']['$get'], 200>
export type DigestItem = PublicDigest['items'][number]
export type DigestHead = InferResponseType<Api['digests']['public']['$get'], 200>['digests'][number]

export type ShareHead = InferResponseType<Api['shares']['$get'], 200>['shares'][number]
export type SharePage = InferResponseType<Api['shares'][':id']['$get'], 200>

export type ApprovalPage = InferResponseType<Api['approvals'][':id']['$get'], 200>

export type OwnGatheringHead = InferResponseType<Api['own-gatherings']['$get'], 200>['gatherings'][number]
export type OwnClass = InferResponseType<Api['own-classes'][':id']['$get'], 200>
export type OwnRoom = InferResponseType<Api['own-gatherings'][':id']['room']['$get'], 200>
export type OwnPointPage = InferResponseType<Api['own-gatherings'][':id']['points'][':number']['$get'], 200>
export type OwnGathering = InferResponseType<Api['own-gatherings'][':id']['$get'], 200>

export type Verified = InferResponseType<Api['verify']['$post'], 200>

export type Tracked = InferResponseType<Api['feedback']['track'][':code']['$get'], 200>
export type FeedbackReceipt = InferResponseType<Api['feedback']['$post'], 201>

export type OwnWinnerForm = InferResponseType<Api['contests']['rounds'][':id']['winners']['mine']['$get'], 200>
export type OwnCertificate = InferResponseType<Api['certificates']['rounds'][':id']['mine']['$get'], 200>
