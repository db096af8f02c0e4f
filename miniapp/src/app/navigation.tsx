import { Link, useLocation } from 'wouter'
import { places } from '../strings.ts'
import { Icon, type IconName } from '../ui/icons.tsx'

type Place = { to: string; icon: IconName; name: string; holds: RegExp }

const all: Place[] = [
  { to: '/', icon: 'news', name: places.news, holds: /^\/((digests|share|verify).*)?$/ },
  { to: '/ask', icon: 'ask', name: places.ask, holds: /^\/(ask|passages|documents|procedures)/ },
  { to: '/quizzes', icon: 'quiz', name: places.quizzes, holds: /^\/(quizzes|rounds|live)/ },
  { to: '/feedback', icon: 'feedback', name: places.feedback, holds: /^\/(feedback|track)/ },
]

/** The four places, at the foot of every page. */
export const Places = () => {
  const [path] = useLocation()
  return (
    <nav className="places" aria-label={places.label}>
      {all.map(({ to, icon, name, holds }) => (
        <Link key={to} to={to} aria-current={holds.test(path) ? 'page' : undefined}>
          <Icon name={icon} />
          {name}
        </Link>
      ))}
    </nav>
  )
}
