import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Link } from 'wouter'
import { ApiError, read } from '../../api.ts'
import { reread } from '../../reread.ts'
import { quizzes } from '../../strings.ts'
import { Button, buttonClass } from '../../ui/button.tsx'
import { Card, Facts, Note, Tag } from '../../ui/card.tsx'
import { Tick } from '../../ui/choice.tsx'
import { TextField, Wrong } from '../../ui/field.tsx'
import type { Person, RoundPage } from '../api-types.ts'
import { momentOf } from '../dates.ts'
import { useLoa } from '../loa.tsx'
import { OwnUnit } from '../own-unit.tsx'
import { QrButton } from '../qr-button.tsx'
import { me } from '../queries.ts'
import { UnitField } from '../unit-field.tsx'
import { Admission, type Asked, nothingSaid, saidIn } from './admission.tsx'
import { admission as admissionWords } from './admission-strings.ts'
import { Admitted } from './admitted.tsx'
import { Certificate } from './certificate.tsx'
import { type Desk, deskOf } from './desk.ts'
import { deviceHere } from './device.ts'
import { passInWords, scoreInWords } from './outcome.ts'
import { Review } from './review.tsx'
import { rulesInWords } from './rules-in-words.ts'

import { quiz as words } from './strings.ts'

type StartProps = { round: RoundPage; desk: Desk | null; onBegin: (desk: Desk) => void }

export const Start = ({ round, desk, onBegin }: StartProps) => {
  const { state, mine } = round
  const person = useQuery(me(useLoa()))
  const resumable = mine.openAttempt !== null || (desk !== null && desk.paper.deadlineAt > round.now)
  const platform = useLoa().platform.kind
  const practice = round.rules.rank === 'none'
  // In a plain browser a visitor could become a guest only.
  const admitted = mine.mayEnter && (round.zaloLink === null || platform === 'zalo' || person.data != null)
  const goesOn = state === 'open' || (state === 'paused' && resumable)
  const mayBegin =
    goesOn && admitted && (resumable || (mine.leftOut === null && mine.left !== 0 && (mine.nextAt ?? 0) <= round.now))
  return (
    <>
      {state !== 'closed' && state !== 'cancelled' && !admitted && person.data !== undefined && (
        <KeptOut round={round} />
      )}
      {mine.leftOut !== null && <Note tone="urgent">{admissionWords.leftOut(mine.leftOut)}</Note>}
      <Card>
        <Tag tone={state === 'open' ? 'good' : 'plain'}>{quizzes.state[state]}</Tag>
        <h2>{round.name}</h2>
        <Facts
          of={[round.unitName, quizzes.opens(momentOf(round.opensAt)), quizzes.closes(momentOf(round.closesAt))]}
        />
        {round.description && <p className="verbatim">{round.description}</p>}
        <h3>{words.rules}</h3>
        <ul className="plain-list">
          {rulesInWords(round.rules, mine.entering.units).map((rule) => (
            <li key={rule}>{rule}</li>
          ))}
        </ul>
      </Card>
      <Changes round={round} />
      <Mine round={round} />
      {state === 'closed' && !practice && <Certificate roundId={round.id} />}
      {person.data && (mine.entering.said !== null || mine.used > 0) && <Admitted round={round} />}
      {round.rules.live && state === 'open' && (
        <Link to="/live" className={buttonClass('main')}>
          {words.liveWhere}
        </Link>
      )}
      {mayBegin && !round.rules.live && person.data !== undefined && (
        <Entry round={round} person={person.data} desk={desk} resumable={resumable} onBegin={onBegin} />
      )}
      {state !== 'upcoming' && !practice && (
        <Link to={`/rounds/${round.id}/standing`} className={buttonClass('quiet')}>
          {quizzes.standing}
        </Link>
      )}
      <QrButton path={`/quizzes/${round.quizId}`} title={round.title} />
      {(state === 'closed' || practice) && mine.best && <Review attemptId={mine.best.attemptId} rules={round.rules} />}
    </>
  )
}

/** What the office changed since the round was seen, and why. */
const Changes = ({ round: { changes, pausedUntil } }: { round: RoundPage }) => {
  if (changes.length === 0) return null
  return (
    <Note>
      {pausedUntil !== null && <p>{words.pausedUntil(momentOf(pausedUntil))}</p>}
      <ul className="plain-list">
        {changes.map(({ number, at, kind, reason }) => (
          <li key={number}>
            {momentOf(at)}: {words.changed[kind]} {reason}
          </li>
        ))}
      </ul>
    </Note>
  )
}

const Mine = ({ round: { mine, now, state, scoresFrom, rules } }: { round: RoundPage }) => {
  if (mine.used === 0 && !mine.givenBack) return null
  const { markedByTime } = mine
  const best = mine.best?.score ?? 0
  const pass = passInWords(rules, best)
  const waits = state === 'open' && mine.nextAt !== null && mine.nextAt > now
  return (
    <Note tone={mine.handedIn > 0 ? 'good' : 'plain'}>
      {mine.handedIn > 0 && scoresFrom !== null && <p>{words.scoreLater(momentOf(scoresFrom))}</p>}
      {markedByTime && <p>{words.markedByTime(markedByTime.answered, markedByTime.total)}</p>}
      {mine.givenBack && <p>{words.tryBack}</p>}
      {mine.best && (
        <p>
          {words.counted(scoreInWords(rules, best, mine.best.total).toLowerCase())} {pass?.words}
        </p>
      )}
      <p>{mine.left === 0 ? words.noneLeft : words.used(mine.used, mine.left)}</p>
      {waits && mine.nextAt !== null && <p>{words.next(momentOf(mine.nextAt))}</p>}
    </Note>
  )
}

/** Why somebody is not let in; of whom only Zalo could tell, what to do about it. */
const KeptOut = ({ round: { zaloLink, mine } }: { round: RoundPage }) => {
  const { keptOut } = mine.entering
  if (keptOut === null || keptOut === 'attempt.zalo-only') return <ZaloOnly link={zaloLink} />
  return <Note>{admissionWords.keptOut[keptOut]}</Note>
}

/** Who is kept out is told what to do about it. */
const ZaloOnly = ({ link }: { link: string | null }) => {
  const inZalo = useLoa().platform.kind === 'zalo'
  return (
    <Note>
      <p>{inZalo ? words.zaloUnsure : words.zaloHow}</p>
      {link && !inZalo && (
        <a className={buttonClass('main')} href={link}>
          {words.openInZalo}
        </a>
      )}
    </Note>
  )
}

/** What is still to be said. A visitor inside Zalo is known as they begin: nobody asks them who they are. */
function useAsked({ mine: { entering } }: RoundPage): Asked[] {
  const inZalo = useLoa().platform.kind === 'zalo'
  if (entering.said !== null) return []
  return entering.asks.filter((one) => one === 'birthYear' || !inZalo || entering.known)
}

type EntryProps = StartProps & { person: Person | null; resumable: boolean }

const Entry = ({ round, person, desk, resumable, onBegin }: EntryProps) => {
  const { api, session } = useLoa()
  const client = useQueryClient()
  const [unitId, setUnitId] = useState(person?.unitId ?? null)
  const [showsName, setShowsName] = useState(false)
  const [name, setName] = useState(person?.name ?? '')
  const agreed = person?.showsName ?? false
  const settled = person?.unitState === 'confirmed'
  const nameMissing = showsName && name.trim() === ''
  const asks = useAsked(round)
  const [saying, setSaying] = useState(nothingSaid)
  const say = (next: typeof saying) => {
    // What is being put right is not called wrong any more.
    start.reset()
    setSaying(next)
  }
  const start = useMutation({
    async mutationFn() {
      const paper = await session.acting(async () => {
        // What was agreed to before stands: it is taken back where it was given, not by beginning anew.
        const profile = {
          ...(unitId && !settled && { unitId }),
          ...(showsName && { name: name.trim(), consents: { contest: true } }),
        }
        if (!resumable) await read(api.session.$patch({ json: profile }))
        const param = { id: round.id }
        if (!resumable && asks.length > 0)
          await read(api.rounds[':id'].admission.$post({ param, json: saidIn(saying, asks, round.now) }))
        return read(api.rounds[':id'].attempts.$post({ param: { id: round.id }, json: { device: deviceHere() } }))
      })
      return deskOf(paper, round.rules.requireAll, desk)
    },
    onSuccess(next) {
      onBegin(next)
      return reread(client, [['me'], ['round', round.id]])
    },
    onError(error) {
      // Zalo may have said meanwhile who this is, and then something else is asked.
      if (error instanceof ApiError && error.reason === 'attempt.not-entered')
        void reread(client, [['round', round.id]])
      // The paper lies here already: without a network one works on, and submits when it is back.
      if (resumable && desk && error instanceof ApiError && error.code === 'NETWORK') onBegin(desk)
    },
  })
  return (
    <Card>
      {!resumable && (
        <>
          <h2>{words.who}</h2>
          {settled ? (
            <OwnUnit person={person} />
          ) : (
            <UnitField label={words.unit} hint={words.unitWhy} unitId={unitId} onPick={setUnitId} />
          )}
          {!agreed && <Tick checked={showsName} onChange={setShowsName} label={words.name} note={words.nameWhy} />}
          {showsName && (
            <TextField
              label={words.nameField}
              value={name}
              maxLength={80}
              autoComplete="name"
              wrong={start.isError && nameMissing ? words.nameMissing : undefined}
              onChange={(event) => setName(event.target.value)}
            />
          )}
        </>
      )}
      {!resumable && asks.length > 0 && (
        <Admission asks={asks} now={round.now} saying={saying} error={start.error} onSay={say} />
      )}
      {nameMissing && <Wrong>{words.nameMissing}</Wrong>}
      {start.isError && !nameMissing && <Wrong>{start.error.message}</Wrong>}
      <Button wide busy={start.isPending || nameMissing} onClick={() => start.mutate()}>
        {start.isPending ? words.starting : resumable ? words.resume : words.start}
      </Button>
    </Card>
  )
}
