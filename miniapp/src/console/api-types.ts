import type { InferResponseType } from 'hono/client'
import type { api } from './client.ts'

// What the server replies, named. Nothing here is written by hand: a changed route changes the screens that read it.
type Api = typeof api

export type Session = InferResponseType<Api['session']['$get']>
export type Waiting = InferResponseType<Api['overview']['$get']>
export type Unit = InferResponseType<Api['units']['$get']>['units'][number]
export type ClosedUnit = InferResponseType<Api['units']['$get']>['closed'][number]
export type UnitChange = InferResponseType<Api['units']['changes']['$get']>['changes'][number]
export type UnitPreview = InferResponseType<Api['units']['changes']['preview']['$post']>
export type ImportedTree = InferResponseType<Api['units']['import']['$post']>
export type ImportedMembers = InferResponseType<Api['people']['members']['import']['$post']>
export type Member = InferResponseType<Api['people']['members']['$get']>['members'][number]
export type Group = InferResponseType<Api['groups']['$get']>['groups'][number]
export type ApiKey = InferResponseType<Api['api-keys']['$get']>['keys'][number]
export type MadeKey = InferResponseType<Api['api-keys']['$post']>
export type Scope = ApiKey['scopes'][number]
export type Webhook = InferResponseType<Api['webhooks']['$get']>['webhooks'][number]
export type Connection = InferResponseType<Api['zalo']['connection']['$get']>
export type Room = InferResponseType<Api['groups']['room']['$get']>
export type GroupAsset = Room['assets'][number]
export type GroupPeople = InferResponseType<Api['groups'][':id']['people']['$get']>
export type AuditLine = InferResponseType<Api['audit']['$get']>['lines'][number]

export type Item = InferResponseType<Api['items']['$get']>['items'][number]
export type Contacts = InferResponseType<Api['contacts']['$get']>
export type Contact = Contacts['contacts'][number]
export type OfficeHours = NonNullable<InferResponseType<Api['contacts']['hours'][':unitId']['$get']>['hours']>
export type DistrictSuccessor = InferResponseType<Api['district']['$get']>['successors'][number]
export type Colleague = InferResponseType<Api['people']['$get']>['people'][number]
export type WaitingPerson = InferResponseType<Api['belonging']['$get']>['waiting'][number]
export type DataRequest = InferResponseType<Api['data-requests']['$get']>['requests'][number]
export type Source = InferResponseType<Api['sources']['$get']>['sources'][number]
export type Collected = InferResponseType<Api['sources'][':id']['collect']['$post']>
export type Look = InferResponseType<Api['sources']['look']['$post']>
export type Digest = InferResponseType<Api['digests']['$get']>['digests'][number]

export type GatheringHead = InferResponseType<Api['gatherings']['$get']>['gatherings'][number]
export type ClassPage = InferResponseType<Api['classes'][':id']['$get'], 200>
export type ClassRoster = InferResponseType<Api['classes'][':id']['roster']['$get'], 200>
export type Wall = InferResponseType<Api['gatherings'][':id']['wall']['$get'], 200>
export type RoomComments = InferResponseType<Api['gatherings'][':id']['comments']['$get'], 200>
export type Minutes = InferResponseType<Api['own-gatherings'][':id']['minutes']['$get'], 200>
export type GatheringTask = InferResponseType<Api['gatherings'][':id']['tasks']['$get'], 200>['own'][number]
export type PointsPage = InferResponseType<Api['gatherings'][':id']['points']['$get'], 200>
export type PointInFull = InferResponseType<Api['gatherings'][':id']['points'][':number']['$get'], 200>
export type GatheringPage = InferResponseType<Api['gatherings'][':id']['$get']>

export type Announcement = InferResponseType<Api['announcements']['$get']>['announcements'][number]
export type Hands = NonNullable<Digest['hands']>
export type CorrectionOffer = InferResponseType<Api['items']['corrections']['$get']>['offers'][number]
export type Board = InferResponseType<Api['boards'][':unitId']['$get']>
export type Timeliness = InferResponseType<Api['boards']['timeliness']['$get']>
export type SpokenScript = InferResponseType<Api['forms']['digests'][':id']['spoken']['$get']>
export type RegisterEntry = InferResponseType<Api['forms']['register']['$get']>['entries'][number]

export type Broadcast = InferResponseType<Api['broadcasts']['$get']>['broadcasts'][number]
export type BroadcastPage = InferResponseType<Api['broadcasts'][':id']['$get']>
export type Delivery = BroadcastPage['deliveries'][number]
export type DeliveryState = Delivery['state']

export type Campaign = InferResponseType<Api['campaigns'][':id']['$get']>
export type Packet = InferResponseType<Api['packets'][':id']['$get']>
export type NetworkWork = InferResponseType<Api['network']['work'][':unitId']['$get']>
export type SpeakingContest = InferResponseType<Api['network']['speaking'][':id']['$get']>
export type Opinions = InferResponseType<Api['opinions']['$get']>

export type Correction = InferResponseType<Api['digests'][':id']['corrections']['$get']>['corrections'][number]
export type SharePage = InferResponseType<Api['shares'][':id']['$get']>

export type Unanswered = InferResponseType<Api['questions']['unanswered']['$get']>['questions'][number]
export type Curated = InferResponseType<Api['curated']['$get']>['curated'][number]
export type ProcedureHead = InferResponseType<Api['procedures']['$get']>['procedures'][number]
export type Procedure = InferResponseType<Api['procedures'][':id']['$get']>
export type BankList = InferResponseType<Api['question-bank']['$get']>
export type BankQuestionPage = InferResponseType<Api['question-bank'][':id']['$get']>
export type DraftedQuestions = InferResponseType<Api['question-bank']['drafts']['$post']>
export type ImportedQuestions = InferResponseType<Api['question-bank']['import']['$post']>
export type Feedback = InferResponseType<Api['feedback']['$get']>['feedback'][number]
export type FeedbackPage = InferResponseType<Api['feedback'][':id']['$get']>
export type FeedbackAnswer = FeedbackPage['answers'][number]

export type Document = InferResponseType<Api['library']['documents']['$get']>['documents'][number]
export type ImportedFile = InferResponseType<Api['library']['imports']['$get']>['imports'][number]
export type Release = InferResponseType<Api['library']['releases']['$get']>['releases'][number]
export type Proof = InferResponseType<Api['library']['proofs'][':id']['$get']>
export type ProofPart = InferResponseType<Api['library']['proofs'][':id']['parts'][':part']['$get']>
export type ProofLine = ProofPart['lines'][number]
export type ForReview = InferResponseType<Api['questions']['review']['$get']>['marked'][number]

export type DocumentRecord = InferResponseType<Api['records'][':id']['$get']>

export type UnmetTopic = InferResponseType<Api['unmet']['$get']>['topics'][number]
export type OfficeWords = InferResponseType<Api['words']['$get']>['words'][number]
export type Golden = InferResponseType<Api['evaluation']['$get']>['golden'][number]
export type EvaluationRun = InferResponseType<Api['evaluation']['$get']>['runs'][number]
export type GoldenResult = InferResponseType<Api['evaluation']['runs']['$post']>['results'][number]

export type Quiz = InferResponseType<Api['quizzes']['all']['$get']>['quizzes'][number]
export type QuizPage = InferResponseType<Api['quizzes'][':id']['full']['$get']>
export type QuizQuestion = QuizPage['questions'][number]
export type Round = QuizPage['rounds'][number]
export type RoundRules = Round['rules']
export type GuessOf = NonNullable<RoundRules['guess']>

export type ReviewGroup = InferResponseType<Api['rounds'][':id']['review']['$get']>['groups'][number]
export type RoundCertificates = InferResponseType<Api['certificates']['rounds'][':id']['$get']>

export type RoundProgress = InferResponseType<Api['contests']['rounds'][':id']['progress']['$get'], 200>
export type RoundParticipants = InferResponseType<Api['contests']['rounds'][':id']['participants']['$get'], 200>
export type WinnersDesk = InferResponseType<Api['contests']['rounds'][':id']['winners']['$get'], 200>
export type WinnerForms = InferResponseType<Api['contests']['rounds'][':id']['winners']['read']['$post'], 200>

export type Agenda = InferResponseType<Api['calendar']['entries']['$get']>
export type CalendarEntry = Agenda['entries'][number]
export type CalendarDay = InferResponseType<Api['calendar']['days']['$get']>['days'][number]
export type SendingRules = InferResponseType<Api['calendar']['rules'][':unitId']['$get']>

export type OfficeFigures = InferResponseType<Api['statistics']['$get'], 200>
export type FigureBlock = OfficeFigures['blocks'][number]
export type ComparedUnit = InferResponseType<Api['statistics']['units']['$get'], 200>['rows'][number]
export type MadeReport = InferResponseType<Api['statistics']['reports']['$get'], 200>['reports'][number]
export type ReportHead = InferResponseType<Api['statistics']['report']['form'][':unitId']['$get'], 200>
