import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { Link, useSearchParams } from 'wouter'
import { procedures } from '../../strings.ts'
import { Actions, buttonClass } from '../../ui/button.tsx'
import { Note } from '../../ui/card.tsx'
import { Page } from '../../ui/page.tsx'
import { Loaded } from '../../ui/states.tsx'
import type { Procedure as Shown } from '../api-types.ts'
import { dayOf } from '../dates.ts'
import { GivenLink } from '../given-link.tsx'
import { useLoa } from '../loa.tsx'
import { useBack } from '../location.ts'
import { QrButton } from '../qr-button.tsx'
import { procedureBy } from '../queries.ts'

/** One procedure, in Vietnamese or, where the office wrote it so, in English. */
export const Procedure = ({ id }: { id: string }) => {
  const query = useQuery(procedureBy(useLoa(), id))
  return (
    <Page title={procedures.list.title} onBack={useBack('/procedures')}>
      <Loaded query={query}>{(procedure) => <Told procedure={procedure} />}</Loaded>
    </Page>
  )
}

const Told = ({ procedure }: { procedure: Shown }) => {
  const [params] = useSearchParams()
  const { id, vi, en, unitName, forms, grounds, onlineUrl, checkedOn, old } = procedure
  const language = params.get('lang') === 'en' && en ? 'en' : 'vi'
  const words = procedures[language]
  // What is left out in English is told as it stands in Vietnamese.
  const told = language === 'en' && en ? en : vi
  const line = (part: 'copies' | 'fee' | 'time' | 'place' | 'decider') => (
    <Part label={words.labels[part]}>{told[part] || vi[part]}</Part>
  )
  const papers = told.papers.length > 0 ? told.papers : vi.papers
  return (
    <article className="article" lang={language}>
      <h2>{told.name}</h2>
      <p className="facts">{unitName}</p>
      {told.note && (
        <Note>
          <p>{told.note}</p>
        </Note>
      )}
      <dl className="told">
        <Part label={words.labels.papers}>
          <ul>
            {papers.map((paper) => (
              <li key={paper}>{paper}</li>
            ))}
          </ul>
        </Part>
        {line('copies')}
        {line('fee')}
        {line('time')}
        {line('place')}
        {line('decider')}
        {(told.online || vi.online || onlineUrl) && (
          <Part label={words.labels.online}>
            {told.online || vi.online}
            {onlineUrl && <GivenLink href={onlineUrl}>{words.fileOnline}</GivenLink>}
          </Part>
        )}
        {forms.length > 0 && (
          <Part label={words.labels.forms}>
            {forms.map(({ name, url }) => (
              <GivenLink key={url} href={url}>
                {name}
              </GivenLink>
            ))}
          </Part>
        )}
        <Part label={words.labels.ground}>
          <ul>
            {grounds.map(({ text, passage }) => (
              <li key={text} lang="vi">
                {passage ? <Link to={`/passages/${passage.id}`}>{text}</Link> : text}
              </li>
            ))}
          </ul>
        </Part>
      </dl>
      <p className="facts">{words.checked(dayOf(checkedOn))}</p>
      {old && (
        <Note tone="urgent">
          <p>{words.old}</p>
        </Note>
      )}
      <Actions>
        {en && (
          <Link
            to={`/procedures/${id}${language === 'vi' ? '?lang=en' : ''}`}
            replace
            className={buttonClass('quiet')}
            lang={language === 'vi' ? 'en' : 'vi'}
          >
            {words.other}
          </Link>
        )}
        <QrButton path={`/procedures/${id}`} title={told.name} />
      </Actions>
    </article>
  )
}

/** One thing told; nothing where the office wrote nothing. */
const Part = ({ label, children }: { label: string; children: ReactNode }) =>
  children ? (
    <div>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  ) : null
