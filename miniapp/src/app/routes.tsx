import { Route, Router, Switch, useLocation } from 'wouter'
import { basePath } from '../platform.ts'
import { Guarded } from '../ui/guarded.tsx'
import { later } from '../ui/later.tsx'
import { UnsentFeedbackHere } from './feedback/unsent-here.tsx'
import { KeptCheckInsHere } from './gatherings/kept-here.tsx'
import { useAppLocation } from './location.ts'
import { Places } from './navigation.tsx'
import { Ask } from './pages/ask.tsx'
import { Bookmarks } from './pages/bookmarks.tsx'
import { Curated } from './pages/curated.tsx'
import { Digest } from './pages/digest.tsx'
import { Document } from './pages/document.tsx'
import { Home } from './pages/home.tsx'
import { Library } from './pages/library.tsx'
import { Me } from './pages/me.tsx'
import { Missing } from './pages/missing.tsx'
import { Passage } from './pages/passage.tsx'
import { Procedure } from './pages/procedure.tsx'
import { Procedures } from './pages/procedures.tsx'
import { Quizzes } from './pages/quizzes.tsx'
import { Standing } from './pages/standing.tsx'
import { UnsentHere } from './quiz/unsent-here.tsx'

const quizPage = async () => (await import('./pages/quiz.tsx')).Quiz

// What few come to, and nobody without a network: other phones do not wait for it. A contest's page has no paper to show
// without one, unless it lies here: then the page is fetched beforehand.
const Quiz = later(quizPage)
const Approval = later(async () => (await import('./pages/approval.tsx')).Approval)
const Gatherings = later(async () => (await import('./pages/gatherings.tsx')).Gatherings)
const Class = later(async () => (await import('./pages/class.tsx')).Class)
const Gathering = later(async () => (await import('./pages/gathering.tsx')).Gathering)
const KeepPoint = later(async () => (await import('./pages/keep-point.tsx')).KeepPoint)
const OwnPoint = later(async () => (await import('./pages/own-point.tsx')).OwnPoint)
const CheckIn = later(async () => (await import('./pages/check-in.tsx')).CheckIn)
const LiveRoom = later(async () => (await import('./pages/live-room.tsx')).LiveRoom)
const feedbackPage = async () => (await import('./pages/feedback.tsx')).Feedback
const Feedback = later(feedbackPage)
const Track = later(async () => (await import('./pages/track.tsx')).Track)
const Share = later(async () => (await import('./pages/share.tsx')).Share)
const Hall = later(async () => (await import('./pages/hall.tsx')).Hall)
const Network = later(async () => (await import('./pages/network.tsx')).Network)
const Packet = later(async () => (await import('./pages/packet.tsx')).Packet)
const Kit = later(async () => (await import('./pages/kit.tsx')).Kit)
const Campaign = later(async () => (await import('./pages/campaign.tsx')).Campaign)
const Opinion = later(async () => (await import('./pages/opinion.tsx')).Opinion)
const Judging = later(async () => (await import('./pages/judging.tsx')).Judging)
const Verify = later(async () => (await import('./pages/verify.tsx')).Verify)

export const Routes = () => (
  <Router base={basePath()} hook={useAppLocation}>
    <div className="shell">
      <UnsentHere page={quizPage} />
      <UnsentFeedbackHere page={feedbackPage} />
      <KeptCheckInsHere />
      <Pages />
      <Places />
    </div>
  </Router>
)

function Pages() {
  const [path] = useLocation()
  return (
    <Guarded key={path}>
      <Switch>
        <Route path="/" component={Home} />
        <Route path="/digests/:code">{({ code }) => <Digest code={code} key={code} />}</Route>
        <Route path="/share/:id">{({ id }) => <Share id={id} key={id} />}</Route>
        <Route path="/approvals/:id">{({ id }) => <Approval id={id} key={id} />}</Route>
        <Route path="/ask" component={Ask} />
        <Route path="/answers/:id">{({ id }) => <Curated id={id} key={id} />}</Route>
        <Route path="/passages/:id">{({ id }) => <Passage id={id} key={id} />}</Route>
        <Route path="/documents/:id">{({ id }) => <Document id={id} key={id} />}</Route>
        <Route path="/procedures" component={Procedures} />
        <Route path="/procedures/:id">{({ id }) => <Procedure id={id} key={id} />}</Route>
        <Route path="/quizzes" component={Quizzes} />
        <Route path="/quizzes/:id">{({ id }) => <Quiz id={id} key={id} />}</Route>
        <Route path="/gatherings" component={Gatherings} />
        <Route path="/gatherings/:id">{({ id }) => <Gathering id={id} key={id} />}</Route>
        <Route path="/classes/:id">{({ id }) => <Class id={id} key={id} />}</Route>
        <Route path="/gatherings/:id/minutes">{({ id }) => <Gathering id={id} key={id} />}</Route>
        <Route path="/gatherings/:id/keep/:code">
          {({ id, code }) => <KeepPoint id={id} code={code} key={code} />}
        </Route>
        <Route path="/gatherings/:id/points/:number">
          {({ id, number }) => <OwnPoint id={id} number={number} key={number} />}
        </Route>
        <Route path="/gatherings/:id/in/:code">{({ id, code }) => <CheckIn id={id} code={code} key={id} />}</Route>
        <Route path="/live/:code?">{({ code }) => <LiveRoom code={code ?? ''} key={code} />}</Route>
        <Route path="/rounds/:id/standing">{({ id }) => <Standing roundId={id} key={id} />}</Route>
        <Route path="/rounds/:id/hall">{({ id }) => <Hall roundId={id} key={id} />}</Route>
        <Route path="/feedback" component={Feedback} />
        <Route path="/track/:code?">{({ code }) => <Track code={code ?? ''} key={code} />}</Route>
        <Route path="/verify" component={Verify} />
        <Route path="/network" component={Network} />
        <Route path="/packets/:id">{({ id }) => <Packet id={id} key={id} />}</Route>
        <Route path="/kits/:code">{({ code }) => <Kit code={code} key={code} />}</Route>
        <Route path="/campaigns/:code">{({ code }) => <Campaign code={code} key={code} />}</Route>
        <Route path="/opinions" component={Opinion} />
        <Route path="/judging/:id">{({ id }) => <Judging id={id} key={id} />}</Route>
        <Route path="/library" component={Library} />
        <Route path="/bookmarks" component={Bookmarks} />
        <Route path="/me" component={Me} />
        <Route component={Missing} />
      </Switch>
    </Guarded>
  )
}
