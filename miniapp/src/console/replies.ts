import type { Grant } from './may.ts'

export type Session = {
  person: { id: string; name: string; unitId: string | null; guest: boolean } | null
  staff: boolean
  roles: Grant[]
}

export type Unit = {
  id: string
  parentId: string | null
  name: string
  kind: string
  memberCount: number
  digestTime: string
}

export type Group = { id: string; unitId: string; unitName: string; channel: string; name: string; status: string }

export type AuditLine = {
  seq: number
  at: number
  actorId: string
  action: string
  unitId: string | null
  subjectId: string
  detail: Record<string, unknown>
}

export type Waiting = {
  itemsWaiting: number | null
  digestsToApprove: number | null
  broadcastsRunning: number | null
  questionsWaiting: number | null
  feedbackWaiting: number | null
  feedbackLate: number | null
}

export type ItemStatus = 'draft' | 'approved' | 'rejected'
export type Licence = 'link' | 'excerpt' | 'full'
export type Item = {
  id: string
  unitId: string
  unitName: string
  kind: 'notice' | 'news'
  title: string
  summary: string
  sourceName: string
  author: string
  link: string
  publishedAt: number | null
  licence: Licence
  status: ItemStatus
  contentHash: string
  blocks: { reason: string; message: string }[]
  alsoIn: string[]
  createdByName: string | null
  decidedByName: string | null
  decidedAt: number | null
  mine: boolean
}

export type Source = {
  id: string
  unitId: string
  unitName: string
  name: string
  url: string
  licence: Licence
  embargoMinutes: number
  intervalMinutes: number
  paused: boolean
  fetchedAt: number | null
  lastError: string | null
}
export type Collected = { found: number; added: number; duplicates: number; refused?: string; message?: string }

export type DigestStatus = 'draft' | 'approved' | 'scheduled' | 'cancelled'
export type Digest = {
  id: string
  unitId: string
  unitName: string
  day: string
  code: string
  status: DigestStatus
  title: string
  text: string
  contentHash: string
  items: { id: string; title: string }[]
  editedByName: string | null
  approvedByName: string | null
  approvedAt: number | null
  broadcastId: string | null
}

export type BroadcastStatus = 'scheduled' | 'sending' | 'paused' | 'finished' | 'cancelled'
export type DeliveryState =
  | 'queued'
  | 'sending'
  | 'sent'
  | 'received'
  | 'seen'
  | 'retry'
  | 'failed'
  | 'unknown'
  | 'skipped'
  | 'cancelled'
export type Progress = Record<DeliveryState, number> & { total: number }
export type Broadcast = {
  id: string
  unitName: string
  digestId: string | null
  title: string
  status: BroadcastStatus
  pauseReason: string | null
  sendAt: number
  progress: Progress
}
export type Delivery = {
  id: string
  groupName: string
  unitName: string
  channel: string
  state: DeliveryState
  attempts: number
  reason: string | null
  sentAt: number | null
  receivedAt: number | null
  seenAt: number | null
  messageId: string | null
}
export type BroadcastPage = Broadcast & {
  text: string
  approvedByName: string | null
  createdByName: string | null
  deliveries: Delivery[]
}

export type Unanswered = {
  id: string
  text: string
  askedAt: number
  channel: string
  status: 'open' | 'handed_on' | 'answered'
  personName: string | null
}

export type FeedbackStatus = 'received' | 'assigned' | 'answered' | 'closed'
export type Feedback = {
  id: string
  trackCode: string
  unitId: string
  unitName: string
  text: string
  category: string
  status: FeedbackStatus
  dueAt: number
  createdAt: number
  late: boolean
  channel: string
  personName: string | null
  assignedTo: string | null
  assignedName: string | null
}
export type FeedbackAnswer = {
  text: string
  action: string
  actionBy: string
  actionOn: string
  document: string
  createdAt: number
}
export type FeedbackPage = Feedback & { answers: FeedbackAnswer[] }

export type Document = {
  id: string
  number: string
  title: string
  kind: string
  issuer: string
  issuedOn: string | null
  effectiveOn: string | null
  expiresOn: string | null
  inForce: 'yes' | 'no' | 'unknown'
  access: 'public' | 'member' | 'communicator'
  sample: boolean
  passageCount: number
}
export type Found = { id: string; label: string; documentTitle: string; documentNumber: string; snippet: string }

export type GuessOf = 'all_correct' | 'entries' | 'participants'
export type RoundRules = {
  questionCount: number
  timeLimitMs: number | null
  graceMs: number
  maxAttempts: number | null
  delayMs: number
  shuffleQuestions: boolean
  shuffleOptions: boolean
  requireAll: boolean
  excludeOrganisers: boolean
  guess: GuessOf | null
  rank: 'earliest' | 'fastest'
}
export type Round = {
  id: string
  name: string
  opensAt: number
  closesAt: number
  state: 'upcoming' | 'open' | 'closed'
  rules: RoundRules
}
export type QuizQuestion = {
  id?: string
  text: string
  options: string[]
  correct: number[]
  explanation?: string
  passageId?: string | null
}
export type Quiz = {
  id: string
  title: string
  description: string
  unitName: string
  status: 'draft' | 'published' | 'closed'
  questionCount: number
  rounds: Round[]
}
export type QuizPage = Omit<Quiz, 'unitName' | 'questionCount'> & { questions: QuizQuestion[] }
