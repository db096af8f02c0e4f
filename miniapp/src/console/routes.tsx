import type { ComponentType } from 'react'
import { Link, Route, Switch } from 'wouter'
import type { Action } from '../../../core/roles.ts'
import type { IconName } from '../ui/icons.tsx'
import { Account } from './pages/account.tsx'
import { AnnouncementDetail } from './pages/announcement.tsx'
import { Announcements } from './pages/announcements.tsx'
import { AuditLog } from './pages/audit.tsx'
import { Belonging } from './pages/belonging.tsx'
import { BroadcastDetail } from './pages/broadcast.tsx'
import { Broadcasts } from './pages/broadcasts.tsx'
import { Calendar } from './pages/calendar.tsx'
import { ConnectionPage } from './pages/connection.tsx'
import { Contacts } from './pages/contacts.tsx'
import { CuratedAnswers } from './pages/curated.tsx'
import { DataRequests } from './pages/data-requests.tsx'
import { Days } from './pages/days.tsx'
import { DigestDetail } from './pages/digest.tsx'
import { Digests } from './pages/digests.tsx'
import { District } from './pages/district.tsx'
import { DocumentDetail } from './pages/document.tsx'
import { Evaluation } from './pages/evaluation.tsx'
import { Feedback } from './pages/feedback.tsx'
import { FeedbackDetail } from './pages/feedback-detail.tsx'
import { GroupDetail } from './pages/group.tsx'
import { Groups } from './pages/groups.tsx'
import { Items } from './pages/items.tsx'
import { Library } from './pages/library.tsx'
import { Members } from './pages/members.tsx'
import { Overview } from './pages/overview.tsx'
import { PassageDetail } from './pages/passage.tsx'
import { People } from './pages/people.tsx'
import { ProcedureDetail } from './pages/procedure.tsx'
import { Procedures } from './pages/procedures.tsx'
import { ProofDetail } from './pages/proof.tsx'
import { Questions } from './pages/questions.tsx'
import { QuizDetail } from './pages/quiz.tsx'
import { Quizzes } from './pages/quizzes.tsx'
import { Register } from './pages/register.tsx'
import { Sources } from './pages/sources.tsx'
import { Units } from './pages/units.tsx'
import { Words } from './pages/words.tsx'
import { announcementWords } from './parts/announcements/strings.ts'
import { curatedWords } from './parts/answers/curated-strings.ts'
import { districtWords } from './parts/answers/district-strings.ts'
import { evaluationWords } from './parts/answers/evaluation-strings.ts'
import { wordPairs } from './parts/answers/words-strings.ts'
import { dayWords } from './parts/calendar/day-strings.ts'
import { calendarWords } from './parts/calendar/strings.ts'
import { contactWords } from './parts/contacts/strings.ts'
import { registerWords } from './parts/forms/strings.ts'
import { groupWords } from './parts/groups/strings.ts'
import { belongingWords } from './parts/people/belonging-strings.ts'
import { memberWords } from './parts/people/member-strings.ts'
import { requestWords } from './parts/people/request-strings.ts'
import { peopleWords } from './parts/people/strings.ts'
import { procedureWords } from './parts/procedures/strings.ts'
import { Page } from './parts/shared/page.tsx'
import { accountWords } from './parts/sign-in/strings.ts'
import { nav, shell } from './strings.ts'

type Place = { href: string; label: string; icon: IconName; act?: Action; page: ComponentType }

const places: { heading: string; places: Place[] }[] = [
  { heading: '', places: [{ href: '/', label: nav.overview, icon: 'calendar', page: Overview }] },
  {
    heading: nav.daily,
    places: [
      { href: '/items', label: nav.items, icon: 'news', act: 'item.read', page: Items },
      { href: '/digests', label: nav.digests, icon: 'document', act: 'digest.read', page: Digests },
      { href: '/announcements', label: announcementWords.title, icon: 'send', act: 'digest.read', page: Announcements },
      { href: '/broadcasts', label: nav.broadcasts, icon: 'send', act: 'broadcast.read', page: Broadcasts },
      { href: '/calendar', label: calendarWords.title, icon: 'calendar', act: 'broadcast.read', page: Calendar },
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
      { href: '/contacts', label: contactWords.title, icon: 'person', act: 'item.read', page: Contacts },
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
    <Route path="/groups/:id">{({ id }) => <GroupDetail id={id} />}</Route>
    <Route path="/library/:id">{({ id }) => <DocumentDetail key={id} id={id} />}</Route>
    <Route path="/library/:id/proof">{({ id }) => <ProofDetail key={id} id={id} />}</Route>
    <Route path="/library/passages/:id">{({ id }) => <PassageDetail id={id} key={id} />}</Route>
    <Route path="/procedures/:id">{({ id }) => <ProcedureDetail id={id} key={id} />}</Route>
    <Route path="/quizzes/:id">{({ id }) => <QuizDetail id={id} />}</Route>
    <Route>
      <Page title={shell.missing} lead={shell.missingLead}>
        <Link href="/">{shell.home}</Link>
      </Page>
    </Route>
  </Switch>
)
