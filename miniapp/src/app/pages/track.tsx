import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useLocation } from 'wouter'
import { feedback as words } from '../../strings.ts'
import { Button } from '../../ui/button.tsx'
import { Card, Facts, Tag } from '../../ui/card.tsx'
import { TextField } from '../../ui/field.tsx'
import { Page } from '../../ui/page.tsx'
import { Loaded } from '../../ui/states.tsx'
import type { Tracked } from '../api-types.ts'
import { dayOf, momentOf } from '../dates.ts'
import { Acts } from '../feedback/acts.tsx'
import { Pictures, Steps, Voices } from '../feedback/steps.tsx'
import { threadWords } from '../feedback/strings.ts'
import { useLoa } from '../loa.tsx'
import { useBack } from '../location.ts'
import { trackedBy } from '../queries.ts'

export const Track = ({ code }: { code: string }) => {
  const query = useQuery(trackedBy(useLoa(), code))
  return (
    <Page title={words.trackTitle} onBack={useBack('/feedback')}>
      <Finding code={code} />
      {code && <Loaded query={query}>{(tracked) => <Shown tracked={tracked} />}</Loaded>}
    </Page>
  )
}

const Finding = ({ code }: { code: string }) => {
  const [, navigate] = useLocation()
  const [typed, setTyped] = useState(code)
  const [missing, setMissing] = useState(false)
  const find = (event: FormEvent) => {
    event.preventDefault()
    const wanted = typed.trim().toUpperCase()
    setMissing(wanted === '')
    if (wanted) navigate(`/track/${encodeURIComponent(wanted)}`, { replace: true })
  }
  return (
    <form className="writing" onSubmit={find}>
      <TextField
        label={words.trackField}
        value={typed}
        autoCapitalize="characters"
        autoComplete="off"
        spellCheck={false}
        wrong={missing ? words.trackMissing : undefined}
        onChange={(event) => setTyped(event.target.value)}
      />
      <Button type="submit" icon="search">
        {words.trackButton}
      </Button>
    </form>
  )
}

const Shown = ({ tracked }: { tracked: Tracked }) => {
  const { trackCode, status, createdAt, dueAt, text, place, answers, pictures = [], voices = [] } = tracked
  const waits = status === 'received' || status === 'assigned'
  return (
    <Card live>
      <p className="track-code">{trackCode}</p>
      <Tag tone={waits ? 'plain' : 'good'}>{words.status[status]}</Tag>
      <Facts of={[words.sentAt(momentOf(createdAt)), waits && words.due(dayOf(dueAt))]} />
      {text && (
        <>
          <h3>{words.yourText}</h3>
          <p className="verbatim">{text}</p>
          {place && <p>{threadWords.place(place)}</p>}
          <Pictures code={trackCode} ids={pictures} label={threadWords.own} />
          <Voices code={trackCode} ids={voices} />
        </>
      )}
      <Steps tracked={tracked} />
      <h3>{words.answers}</h3>
      {answers.length === 0 && <p>{words.waiting}</p>}
      {answers.map((answer) => (
        <AnswerShown key={answer.id} code={trackCode} answer={answer} />
      ))}
      <Acts tracked={tracked} />
    </Card>
  )
}

const AnswerShown = ({ code, answer }: { code: string; answer: Tracked['answers'][number] }) => {
  const { text, action, actionBy, actionOn, document, createdAt, closes, pictures } = answer
  const rows = [
    [words.action, action],
    [words.actionBy, actionBy],
    [words.actionOn, actionOn && dayOf(actionOn)],
    [words.document, document],
  ].filter(([, value]) => value)
  return (
    <div className="reply">
      <Tag tone={closes ? 'good' : 'plain'}>{closes ? threadWords.done : threadWords.promised}</Tag>
      <p className="verbatim">{text}</p>
      <dl>
        {rows.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <Pictures code={code} ids={pictures} label={threadWords.proof} />
      <p className="facts">{momentOf(createdAt)}</p>
    </div>
  )
}
