import { Stack, Title } from '@mantine/core'
import type { ReactNode } from 'react'
import { Link } from 'wouter'
import type { Procedure } from '../../api-types.ts'
import { procedureWords as words } from './strings.ts'

type Content = Procedure['content']
type Told = Content['vi']

/** All that an approval binds, as people will read it; where a version is in use already, what differs from that is marked. */
export const ProcedureSaid = ({ content, before }: { content: Content; before: Content | null }) => (
  <Stack gap="md">
    <TextSaid told={content.vi} before={before?.vi ?? null}>
      <Said label={words.labels.forms} text={formsIn(content)} before={before && formsIn(before)} />
      <Said label={words.form.onlineUrl} text={content.onlineUrl} before={before?.onlineUrl ?? null} />
      <Said label={words.labels.ground} text={groundsIn(content)} before={before && groundsIn(before)}>
        <ul style={{ margin: 0, paddingInlineStart: '1.2em' }}>
          {content.grounds.map(({ text, passageId }) => (
            <li key={text}>
              {text}{' '}
              {passageId ? (
                <Link href={`/library/passages/${passageId}`}>{words.openPassage}</Link>
              ) : (
                <span className="soft">({words.noPassage})</span>
              )}
            </li>
          ))}
        </ul>
      </Said>
    </TextSaid>
    {content.en && (
      <section lang="en">
        <Title order={2} size="h3" lang="vi">
          {words.inEnglish}
        </Title>
        <TextSaid told={content.en} before={before && (before.en ?? emptyText)} named />
      </section>
    )}
  </Stack>
)

const emptyText: Told = {
  ...{ name: '', called: [], papers: [], copies: '', fee: '', time: '', decider: '', place: '', online: '', note: '' },
}
const formsIn = ({ forms }: Content) => forms.map(({ name, url }) => `${name}: ${url}`).join('\n')
const groundsIn = ({ grounds }: Content) =>
  grounds.map(({ text, passageId }) => `${text} ${passageId ?? ''}`).join('\n')

type TextProps = { told: Told; before: Told | null; named?: true; children?: ReactNode }

const TextSaid = ({ told, before, named, children }: TextProps) => {
  const line = (name: 'copies' | 'fee' | 'time' | 'place' | 'decider' | 'online') => (
    <Said label={words.labels[name]} text={told[name]} before={before?.[name] ?? null} />
  )
  const list = (label: string, name: 'called' | 'papers') => (
    <Said label={label} text={told[name].join('\n')} before={before?.[name].join('\n') ?? null} />
  )
  return (
    <dl className="fact-list">
      {named && <Said label={words.form.name} text={told.name} before={before?.name ?? null} />}
      {list(words.called, 'called')}
      {list(words.labels.papers, 'papers')}
      {line('copies')}
      {line('fee')}
      {line('time')}
      {line('place')}
      {line('decider')}
      {line('online')}
      <Said label={words.note} text={told.note} before={before?.note ?? null} />
      {children}
    </dl>
  )
}

type SaidProps = { label: string; text: string; before: string | null; children?: ReactNode }

/** One thing said; nothing where nothing is said, nor was. */
const Said = ({ label, text, before, children }: SaidProps) => {
  const differs = before !== null && before !== text
  if (!text && !differs) return null
  return (
    <div>
      <dt>{label}</dt>
      <dd>
        {children ?? <span style={{ whiteSpace: 'pre-line' }}>{text}</span>}
        {differs && (
          <p className="note" data-tone="plain">
            <span style={{ whiteSpace: 'pre-line' }}>{before ? words.was(before) : words.wasEmpty}</span>
          </p>
        )}
      </dd>
    </div>
  )
}
