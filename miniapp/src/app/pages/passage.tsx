import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { Link } from 'wouter'
import { library } from '../../strings.ts'
import { Actions, buttonClass } from '../../ui/button.tsx'
import { Icon } from '../../ui/icons.tsx'
import { Page } from '../../ui/page.tsx'
import { Loaded } from '../../ui/states.tsx'
import { CopyButton } from '../copy-button.tsx'
import { DocumentHead } from '../document-head.tsx'
import { useLoa } from '../loa.tsx'
import { useBack } from '../location.ts'
import { passageBy } from '../reads.ts'
import type { PassagePage, PassageText } from '../replies.ts'

export const Passage = ({ id }: { id: string }) => {
  const query = useQuery(passageBy(useLoa(), id))
  return (
    <Page title={library.passage} onBack={useBack('/ask')}>
      <Loaded query={query}>{(loaded) => <Shown {...loaded} />}</Loaded>
    </Page>
  )
}

const Shown = ({ passage, document, before, after }: PassagePage) => {
  const marked = useRef<HTMLElement>(null)
  useEffect(() => {
    marked.current?.scrollIntoView({ block: 'center' })
  }, [])
  const where = [passage.label, document.title, document.number && library.number(document.number)].filter(Boolean)
  return (
    <article className="article">
      <DocumentHead document={document} />
      <div className="clauses">
        {before.map((one) => (
          <Clause key={one.id} passage={one} />
        ))}
        <section className="clause clause-marked" ref={marked} aria-label={library.passage}>
          <ClauseText passage={passage} />
        </section>
        {after.map((one) => (
          <Clause key={one.id} passage={one} />
        ))}
      </div>
      <Actions>
        <CopyButton text={`“${passage.text}”\n(${where.join(', ')})`} label={library.copyQuote} />
        <Link to={`/documents/${document.id}`} className={buttonClass('quiet')}>
          <Icon name="document" />
          {library.openDocument}
        </Link>
      </Actions>
    </article>
  )
}

const Clause = ({ passage }: { passage: PassageText }) => (
  <section className="clause">
    <ClauseText passage={passage} />
  </section>
)

const ClauseText = ({ passage: { label, heading, text } }: { passage: PassageText }) => (
  <>
    <h3>
      {label}
      {saysMore(heading, label) && <span>{heading}</span>}
    </h3>
    <p className="verbatim">{text}</p>
  </>
)

/** Some documents give an article no name but its number again. */
const saysMore = (heading: string, label: string) => !label.startsWith(heading.replace(/[.:]\s*$/, ''))
