import { useQuery } from '@tanstack/react-query'
import { Link } from 'wouter'
import { buttonClass } from '../../ui/button.tsx'
import { Note } from '../../ui/card.tsx'
import { Page } from '../../ui/page.tsx'
import { Loaded } from '../../ui/states.tsx'
import { useLoa } from '../loa.tsx'
import { useBack } from '../location.ts'
import { kitBy } from '../network/queries.ts'
import { monthOf, kitPage as words } from '../network/strings.ts'

/** What communicators pass on, as everybody reads it at its own address. */
export const Kit = ({ code }: { code: string }) => {
  const query = useQuery(kitBy(useLoa(), code))
  return (
    <Page title={words.title} onBack={useBack('/')}>
      <Loaded query={query}>
        {({ title, unitName, month, withdrawn, messages }) => (
          <article className="article">
            <header>
              <h2 className="article-title">{title}</h2>
              <p className="facts">{words.by(unitName, monthOf(month))}</p>
            </header>
            {withdrawn && (
              <Note tone="urgent">
                <p>{words.withdrawn}</p>
              </Note>
            )}
            {messages.map(({ title: head, text }) => (
              <section className="item" key={head}>
                <h3>{head}</h3>
                <p className="verbatim">{text}</p>
              </section>
            ))}
            <Link to="/ask" className={buttonClass('quiet')}>
              {words.ask}
            </Link>
          </article>
        )}
      </Loaded>
    </Page>
  )
}
