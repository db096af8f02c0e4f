import { useQuery } from '@tanstack/react-query'
import { Link } from 'wouter'
import { read } from '../../api.ts'
import { Empty, Loaded } from '../../ui/states.tsx'
import type { Waiting } from '../api-types.ts'
import { api } from '../client.ts'
import { SetupList } from '../parts/overview/setup-list.tsx'
import { Troubles } from '../parts/overview/troubles.tsx'
import { Page } from '../parts/shared/page.tsx'
import { useSession } from '../session.ts'
import { overview as words } from '../strings.ts'

const doors: { name: keyof Omit<Waiting, 'setup' | 'troubles'>; href: string; urgent?: true }[] = [
  { name: 'correctionsToApprove', href: '/digests?waiting=correction', urgent: true },
  { name: 'digestsMissed', href: '/digests', urgent: true },
  { name: 'announcementsMissed', href: '/announcements?status=draft', urgent: true },
  { name: 'correctionsToOffer', href: '/items', urgent: true },
  { name: 'dutyGaps', href: '/board', urgent: true },
  { name: 'announcementsToApprove', href: '/announcements?status=draft', urgent: true },
  { name: 'digestsToSchedule', href: '/digests?status=approved', urgent: true },
  { name: 'feedbackLate', href: '/feedback?view=late', urgent: true },
  { name: 'gatheringTasksLate', href: '/gatherings/standing', urgent: true },
  { name: 'dataRequestsLate', href: '/data-requests', urgent: true },
  { name: 'groupsToMend', href: '/groups', urgent: true },
  { name: 'unitChangesStuck', href: '/units', urgent: true },
  { name: 'curatedToReview', href: '/curated?view=review', urgent: true },
  { name: 'proceduresToCheck', href: '/procedures?view=old', urgent: true },
  { name: 'releasesWaiting', href: '/library', urgent: true },
  { name: 'reportsWaiting', href: '/statistics?view=reports', urgent: true },
  { name: 'itemsWaiting', href: '/items' },
  { name: 'digestsToApprove', href: '/digests?status=draft' },
  { name: 'broadcastsRunning', href: '/broadcasts' },
  { name: 'questionsWaiting', href: '/questions' },
  { name: 'topicsUnanswered', href: '/questions?view=unmet' },
  { name: 'curatedToApprove', href: '/curated?view=draft' },
  { name: 'proceduresToApprove', href: '/procedures?view=waiting' },
  { name: 'feedbackWaiting', href: '/feedback' },
  { name: 'belongingWaiting', href: '/belonging' },
  { name: 'dataRequestsWaiting', href: '/data-requests' },
]

/** What the list of troubles tells one by one is not counted once more below it. */
const toldAbove: Partial<Record<string, Waiting['troubles'][number]['of']>> = {
  digestsMissed: 'digest',
  announcementsMissed: 'announcement',
}

export function Overview() {
  const session = useSession()
  const query = useQuery({ queryKey: ['overview'], queryFn: () => read(api.overview.$get()), refetchInterval: 60_000 })
  return (
    <Page title={words.title} lead={words.hello(session.data?.person?.name ?? '')}>
      <Loaded query={query}>
        {(waiting) => {
          const told = (name: string) =>
            waiting.troubles.filter(({ kind, of }) => kind === 'missed' && of === toldAbove[name]).length
          const seen = doors.filter(({ name, urgent }) =>
            urgent ? (waiting[name] ?? 0) > told(name) : waiting[name] !== null,
          )
          const nothing = waiting.troubles.length === 0 && seen.every(({ name }) => waiting[name] === 0)
          return (
            <>
              <Troubles troubles={waiting.troubles} />
              {waiting.setup ? (
                <SetupList done={waiting.setup} />
              ) : (
                nothing && <Empty icon="check" title={words.nothing} />
              )}
              <ul className="doors">
                {seen.map(({ name, href, urgent }) => (
                  <li key={name}>
                    <Link
                      href={href}
                      className="door"
                      data-urgent={urgent}
                      data-idle={waiting[name] === 0 || undefined}
                    >
                      <strong>{waiting[name]?.toLocaleString('vi-VN')}</strong>
                      <span>{words[name]}</span>
                    </Link>
                  </li>
                ))}
              </ul>
            </>
          )
        }}
      </Loaded>
    </Page>
  )
}
