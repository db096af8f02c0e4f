import type { ComponentType } from 'react'
import { Link, Route, Switch } from 'wouter'
import type { Action } from '../../../core/roles.ts'
import type { IconName } from '../ui/icons.tsx'
import { later } from '../ui/later.tsx'
import { Overview } from './pages/overview.tsx'
import { announcementWords } from './parts/announcements/strings.ts'
import { curatedWords } from './parts/answers/curated-strings.ts'
import { districtWords } from './parts/answers/district-strings.ts'
import { evaluationWords } from './parts/answers/evaluation-strings.ts'
import { wordPairs } from './parts/answers/words-strings.ts'
import { boardWords } from './parts/boards/strings.ts'
import { dayWords } from './parts/calendar/day-strings.ts'
import { calendarWords } from './parts/calendar/strings.ts'
import { campaignWords } from './parts/campaigns/strings.ts'
import { classWords } from './parts/classes/strings.ts'
import { contactWords } from './parts/contacts/strings.ts'
import { registerWords } from './parts/forms/strings.ts'
import { gatheringWords } from './parts/gatherings/strings.ts'
import { groupWords } from './parts/groups/strings.ts'
import { integrationWords } from './parts/integration/strings.ts'
import { opinionWords, packetWords, speakingWords, workWords } from './parts/network/strings.ts'
import { belongingWords } from './parts/people/belonging-strings.ts'
import { memberWords } from './parts/people/member-strings.ts'
import { requestWords } from './parts/people/request-strings.ts'
import { peopleWords } from './parts/people/strings.ts'
import { procedureWords } from './parts/procedures/strings.ts'
import { bankWords } from './parts/question-bank/strings.ts'
import { Page } from './parts/shared/page.tsx'
import { accountWords } from './parts/sign-in/strings.ts'
import { figureWords } from './parts/statistics/strings.ts'
import { nav, shell } from './strings.ts'

const Account = later(async () => (await import('./pages/account.tsx')).Account)
const AnnouncementDetail = later(async () => (await import('./pages/announcement.tsx')).AnnouncementDetail)
const Announcements = later(async () => (await import('./pages/announcements.tsx')).Announcements)
const AuditLog = later(async () => (await import('./pages/audit.tsx')).AuditLog)
const Belonging = later(async () => (await import('./pages/belonging.tsx')).Belonging)
const BoardPage = later(async () => (await import('./pages/board.tsx')).BoardPage)
const BankQuestion = later(async () => (await import('./pages/bank-question.tsx')).BankQuestion)
const BroadcastDetail = later(async () => (await import('./pages/broadcast.tsx')).BroadcastDetail)
const Broadcasts = later(async () => (await import('./pages/broadcasts.tsx')).Broadcasts)
const CampaignDetail = later(async () => (await import('./pages/campaign.tsx')).CampaignDetail)
const Campaigns = later(async () => (await import('./pages/campaigns.tsx')).Campaigns)
const Calendar = later(async () => (await import('./pages/calendar.tsx')).Calendar)
const ConnectionPage = later(async () => (await import('./pages/connection.tsx')).ConnectionPage)
const Contacts = later(async () => (await import('./pages/contacts.tsx')).Contacts)
const ContestRound = later(async () => (await import('./pages/contest-round.tsx')).ContestRound)
const CuratedAnswers = later(async () => (await import('./pages/curated.tsx')).CuratedAnswers)
const DataRequests = later(async () => (await import('./pages/data-requests.tsx')).DataRequests)
const Days = later(async () => (await import('./pages/days.tsx')).Days)
const DigestDetail = later(async () => (await import('./pages/digest.tsx')).DigestDetail)
const Digests = later(async () => (await import('./pages/digests.tsx')).Digests)
const District = later(async () => (await import('./pages/district.tsx')).District)
const DocumentDetail = later(async () => (await import('./pages/document.tsx')).DocumentDetail)
const Evaluation = later(async () => (await import('./pages/evaluation.tsx')).Evaluation)
const Feedback = later(async () => (await import('./pages/feedback.tsx')).Feedback)
const FeedbackDetail = later(async () => (await import('./pages/feedback-detail.tsx')).FeedbackDetail)
const ClassDetail = later(async () => (await import('./pages/class.tsx')).ClassDetail)
const Classes = later(async () => (await import('./pages/classes.tsx')).Classes)
const GatheringDetail = later(async () => (await import('./pages/gathering.tsx')).GatheringDetail)
const Gatherings = later(async () => (await import('./pages/gatherings.tsx')).Gatherings)
const GatheringStanding = later(async () => (await import('./pages/gathering-standing.tsx')).GatheringStanding)
const GatheringPoints = later(async () => (await import('./pages/gathering-points.tsx')).GatheringPoints)
const PointsWall = later(async () => (await import('./pages/points-wall.tsx')).PointsWall)
const GatheringWall = later(async () => (await import('./pages/gathering-wall.tsx')).GatheringWall)
const GroupDetail = later(async () => (await import('./pages/group.tsx')).GroupDetail)
const Groups = later(async () => (await import('./pages/groups.tsx')).Groups)
const Items = later(async () => (await import('./pages/items.tsx')).Items)
const Integration = later(async () => (await import('./pages/integration.tsx')).Integration)
const Library = later(async () => (await import('./pages/library.tsx')).Library)
const LiveRoomPage = later(async () => (await import('./pages/live-room.tsx')).LiveRoomPage)
const LiveWall = later(async () => (await import('./pages/live-wall.tsx')).LiveWall)
const Members = later(async () => (await import('./pages/members.tsx')).Members)
const NetworkWorkPage = later(async () => (await import('./pages/network-work.tsx')).NetworkWorkPage)
const Opinions = later(async () => (await import('./pages/opinions.tsx')).Opinions)
const PacketDetail = later(async () => (await import('./pages/packet.tsx')).PacketDetail)
const Packets = later(async () => (await import('./pages/packets.tsx')).Packets)
const Speaking = later(async () => (await import('./pages/speaking.tsx')).Speaking)
const SpeakingDetail = later(async () => (await import('./pages/speaking-contest.tsx')).SpeakingDetail)
const PassageDetail = later(async () => (await import('./pages/passage.tsx')).PassageDetail)
const People = later(async () => (await import('./pages/people.tsx')).People)
const ProcedureDetail = later(async () => (await import('./pages/procedure.tsx')).ProcedureDetail)
const Procedures = later(async () => (await import('./pages/procedures.tsx')).Procedures)
const ProofDetail = later(async () => (await import('./pages/proof.tsx')).ProofDetail)
const QuestionBank = later(async () => (await import('./pages/question-bank.tsx')).QuestionBank)
const Questions = later(async () => (await import('./pages/questions.tsx')).Questions)
const QuizDetail = later(async () => (await import('./pages/quiz.tsx')).QuizDetail)
const RoundReview = later(async () => (await import('./pages/round-review.tsx')).RoundReview)
const Quizzes = later(async () => (await import('./pages/quizzes.tsx')).Quizzes)
const Register = later(async () => (await import('./pages/register.tsx')).Register)
const Sources = later(async () => (await import('./pages/sources.tsx')).Sources)
const Statistics = later(async () => (await import('./pages/statistics.tsx')).Statistics)
const Units = later(async () => (await import('./pages/units.tsx')).Units)
const Words = later(async () => (await import('./pages/words.tsx')).Words)

type Place = { href: string; label: string; icon: IconName; act?: Action; page: ComponentType }

const places: { heading: string; places: Place[] }[] = [
  {
    heading: '',
    places: [
      { href: '/', label: nav.overview, icon: 'calendar', page: Overview },
      { href: '/statistics', label: figureWords.title, icon: 'document', act: 'statistics.read', page: Statistics },
    ],
  },
  {
    heading: nav.daily,
    places: [
      { href: '/items', label: nav.items, icon: 'news', act: 'item.read', page: Items },
      { href: '/digests', label: nav.digests, icon: 'document', act: 'digest.read', page: Digests },
      { href: '/announcements', label: announcementWords.title, icon: 'send', act: 'digest.read', page: Announcements },
      { href: '/broadcasts', label: nav.broadcasts, icon: 'send', act: 'broadcast.read', page: Broadcasts },
      { href: '/calendar', label: calendarWords.title, icon: 'calendar', act: 'broadcast.read', page: Calendar },
      { href: '/board', label: boardWords.title, icon: 'people', act: 'digest.read', page: BoardPage },
      { href: '/register', label: registerWords.title, icon: 'document', act: 'broadcast.read', page: Register },
    ],
  },
  {
    heading: nav.people,
    places: [
      { href: '/questions', label: nav.questions, icon: 'ask', act: 'question.read', page: Questions },
      { href: '/curated', label: curatedWords.title, icon: 'document', act: 'question.read', page: CuratedAnswers },
      { href: '/feedback', label: nav.feedback, icon: 'feedback', act: 'feedback.read', page: Feedback },
      { href: '/procedures', label: procedureWords.title, icon: 'unit', act: 'procedure.read', page: Procedures },
      { href: '/gatherings', label: gatheringWords.title, icon: 'people', act: 'gathering.read', page: Gatherings },
      { href: '/classes', label: classWords.title, icon: 'document', act: 'gathering.read', page: Classes },
      { href: '/contacts', label: contactWords.title, icon: 'person', act: 'item.read', page: Contacts },
    ],
  },
  {
    heading: nav.network,
    places: [
      { href: '/campaigns', label: campaignWords.title, icon: 'send', act: 'campaign.read', page: Campaigns },
      { href: '/packets', label: packetWords.title, icon: 'document', act: 'packet.read', page: Packets },
      { href: '/opinions', label: opinionWords.title, icon: 'people', act: 'opinion.read', page: Opinions },
      { href: '/network', label: workWords.title, icon: 'unit', act: 'packet.read', page: NetworkWorkPage },
      { href: '/speaking', label: speakingWords.title, icon: 'quiz', act: 'packet.read', page: Speaking },
    ],
  },
  {
    heading: nav.content,
    places: [
      { href: '/library', label: nav.library, icon: 'search', act: 'document.read', page: Library },
      { href: '/evaluation', label: evaluationWords.title, icon: 'check', act: 'document.read', page: Evaluation },
      { href: '/words', label: wordPairs.title, icon: 'edit', act: 'document.read', page: Words },
      { href: '/district', label: districtWords.title, icon: 'unit', act: 'document.read', page: District },
      { href: '/quizzes', label: nav.quizzes, icon: 'quiz', act: 'quiz.read', page: Quizzes },
      { href: '/question-bank', label: bankWords.title, icon: 'quiz', act: 'quiz.write', page: QuestionBank },
      { href: '/sources', label: nav.sources, icon: 'link', act: 'item.read', page: Sources },
    ],
  },
  {
    heading: nav.office,
    places: [
      { href: '/groups', label: groupWords.title, icon: 'people', act: 'broadcast.read', page: Groups },
      { href: '/units', label: nav.units, icon: 'unit', act: 'broadcast.read', page: Units },
      { href: '/days', label: dayWords.title, icon: 'clock', act: 'broadcast.read', page: Days },
      { href: '/people', label: peopleWords.title, icon: 'person', act: 'role.grant', page: People },
      { href: '/belonging', label: belongingWords.title, icon: 'check', act: 'person.confirm', page: Belonging },
      { href: '/members', label: memberWords.page, icon: 'people', act: 'person.confirm', page: Members },
      { href: '/data-requests', label: requestWords.title, icon: 'clock', act: 'data.answer', page: DataRequests },
      { href: '/connection', label: nav.connection, icon: 'settings', act: 'connection.manage', page: ConnectionPage },
      {
        href: '/integration',
        label: integrationWords.title,
        icon: 'link',
        act: 'integration.manage',
        page: Integration,
      },
      { href: '/account', label: accountWords.title, icon: 'person', page: Account },
      { href: '/audit', label: nav.audit, icon: 'clock', act: 'audit.read', page: AuditLog },
    ],
  },
]

/** The places where there is something this person may do. */
export const placesFor = (may: readonly Action[]) =>
  places
    .map(({ heading, places }) => ({ heading, places: places.filter(({ act }) => !act || may.includes(act)) }))
    .filter(({ places }) => places.length > 0)

export const Pages = () => (
  <Switch>
    {places
      .flatMap(({ places }) => places)
      .map(({ href, page }) => (
        <Route key={href} path={href} component={page} />
      ))}
    <Route path="/digests/:id">{({ id }) => <DigestDetail id={id} />}</Route>
    <Route path="/announcements/:id">{({ id }) => <AnnouncementDetail id={id} key={id} />}</Route>
    <Route path="/broadcasts/:id">{({ id }) => <BroadcastDetail id={id} />}</Route>
    <Route path="/feedback/:id">{({ id }) => <FeedbackDetail id={id} />}</Route>
    <Route path="/classes/:id">{({ id }) => <ClassDetail id={id} key={id} />}</Route>
    <Route path="/gatherings/standing" component={GatheringStanding} />
    <Route path="/gatherings/:id">{({ id }) => <GatheringDetail id={id} key={id} />}</Route>
    <Route path="/gatherings/:id/points">{({ id }) => <GatheringPoints id={id} key={id} />}</Route>
    <Route path="/gatherings/:id/points/wall">{({ id }) => <PointsWall id={id} key={id} />}</Route>
    <Route path="/gatherings/:id/wall">{({ id }) => <GatheringWall id={id} key={id} />}</Route>
    <Route path="/groups/:id">{({ id }) => <GroupDetail id={id} />}</Route>
    <Route path="/library/:id">{({ id }) => <DocumentDetail key={id} id={id} />}</Route>
    <Route path="/library/:id/proof">{({ id }) => <ProofDetail key={id} id={id} />}</Route>
    <Route path="/library/passages/:id">{({ id }) => <PassageDetail id={id} key={id} />}</Route>
    <Route path="/campaigns/:id">{({ id }) => <CampaignDetail id={id} key={id} />}</Route>
    <Route path="/speaking/:id">{({ id }) => <SpeakingDetail id={id} key={id} />}</Route>
    <Route path="/packets/:id">{({ id }) => <PacketDetail id={id} key={id} />}</Route>
    <Route path="/procedures/:id">{({ id }) => <ProcedureDetail id={id} key={id} />}</Route>
    <Route path="/question-bank/:id">{({ id }) => <BankQuestion id={id} key={id} />}</Route>
    <Route path="/live-rooms/:id">{({ id }) => <LiveRoomPage id={id} key={id} />}</Route>
    <Route path="/live-rooms/:id/wall">{({ id }) => <LiveWall id={id} key={id} />}</Route>
    <Route path="/rounds/:id/review">{({ id }) => <RoundReview id={id} />}</Route>
    <Route path="/contests/:id">{({ id }) => <ContestRound id={id} key={id} />}</Route>
    <Route path="/quizzes/:id">{({ id }) => <QuizDetail id={id} />}</Route>
    <Route>
      <Page title={shell.missing} lead={shell.missingLead}>
        <Link href="/">{shell.home}</Link>
      </Page>
    </Route>
  </Switch>
)
