import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useEffect, useState } from 'react'
import { reread } from '../../reread.ts'
import { Button } from '../../ui/button.tsx'
import { Card, Facts, Note } from '../../ui/card.tsx'
import { TextArea, TextField, Wrong } from '../../ui/field.tsx'
import { Page } from '../../ui/page.tsx'
import { Qr } from '../../ui/qr.tsx'
import { Loaded } from '../../ui/states.tsx'
import type { OwnPointPage } from '../api-types.ts'
import { momentOf } from '../dates.ts'
import { forgetReport, keptReports, sendReports, tellReport } from '../gatherings/reports.ts'
import { gatherings } from '../gatherings/strings.ts'
import { useLoa } from '../loa.tsx'
import { useBack } from '../location.ts'
import { ownPoint } from '../queries.ts'
import '../gatherings/gatherings.css'

const words = gatherings.points

/** A point as its keeper has it in hand: how many are there, the code that lets them in, and what there is to report. */
export const OwnPoint = ({ id, number }: { id: string; number: string }) => {
  const query = useQuery(ownPoint(useLoa(), id, number))
  return (
    <Page title={words.title} onBack={useBack(`/gatherings/${id}`)}>
      <Loaded query={query}>{(point) => <Shown point={point} />}</Loaded>
    </Page>
  )
}

const Shown = ({ point }: { point: OwnPointPage }) => {
  const { title, unitName, name, room, capacity, registered, answered, present, reads, state, mergedInto, code } = point
  const off = state === 'merged' || state === 'lost'
  const figures = [
    [words.present, present],
    [words.registered, registered],
    [words.answered, answered],
    [words.capacity, capacity],
    [words.reads, reads],
  ] as const
  return (
    <>
      <Card>
        <Facts of={[title, unitName]} />
        <h2>{name}</h2>
        {room && <p>{`${words.room}: ${room}`}</p>}
        {off && <Note tone="urgent">{mergedInto ? words.merged(mergedInto.name) : words.lost}</Note>}
        <dl className="point-figures">
          {figures.map(([label, figure]) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{figure === null ? '–' : figure.toLocaleString('vi-VN')}</dd>
            </div>
          ))}
        </dl>
      </Card>
      {!off && <Report point={point} />}
      {!off && (
        <Card>
          <h3>{words.code}</h3>
          {code ? (
            <>
              <p>{words.codeLead}</p>
              <div className="point-code">
                <Qr text={code.link} label={words.codeLabel} />
              </div>
              {code.roomNumber && <p className="point-room">{words.roomNumber(code.roomNumber)}</p>}
            </>
          ) : (
            <p>{words.notOpen}</p>
          )}
        </Card>
      )}
      <Card>
        <h3>{words.papers}</h3>
        <p>{words.papersLead}</p>
        <div className="point-code">
          <Qr text={point.papers} label={words.papersLabel} />
        </div>
      </Card>
      {point.reports.length > 0 && (
        <Card>
          <h3>{words.done}</h3>
          <ul className="plain">
            {point.reports.map(({ id, kind, count, text, at }) => (
              <li key={id}>{[momentOf(at), words.kinds[kind](count), text].filter(Boolean).join(' · ')}</li>
            ))}
          </ul>
        </Card>
      )}
    </>
  )
}

const digits = (text: string) => text.replace(/\D/g, '').slice(0, 6)
const countOf = (text: string) => (text === '' ? null : Number(text))

const Report = ({ point }: { point: OwnPointPage }) => {
  const loa = useLoa()
  const client = useQueryClient()
  const { id, number, reportedAt, incidents } = point
  const [typed, setTyped] = useState({ present: '', absent: '', why: '', incident: '' })
  const ofHere = () => keptReports().filter((one) => one.id === id && one.number === number)
  const [kept, setKept] = useState(ofHere)
  const change = (part: Partial<typeof typed>) => setTyped((before) => ({ ...before, ...part }))
  const send = useMutation({
    mutationFn: ({ solved }: { solved: boolean }) =>
      tellReport(
        loa,
        { id, number },
        {
          ...{ present: countOf(typed.present), absent: countOf(typed.absent) },
          ...{ why: typed.why, incident: typed.incident, solved },
        },
      ),
    // Without a network it waits for one here as well.
    networkMode: 'always',
    onSuccess: () => {
      setTyped({ present: '', absent: '', why: '', incident: '' })
      void reread(client, [['own-point', id, String(number)]])
    },
    onSettled: () => setKept(ofHere()),
  })
  // biome-ignore lint/correctness/useExhaustiveDependencies: what lies here is read anew each time
  useEffect(() => {
    const again = async () => {
      if (ofHere().length === 0) return
      await loa.session.started
      await sendReports(loa)
      setKept(ofHere())
      void reread(client, [['own-point', id, String(number)]])
    }
    void again()
    const online = () => void again()
    addEventListener('online', online)
    return () => removeEventListener('online', online)
  }, [loa, client, id, number])
  const waiting = kept.filter(({ refused }) => refused === undefined).length
  const submit = (event: FormEvent) => {
    event.preventDefault()
    send.mutate({ solved: false })
  }
  return (
    <Card>
      <h3>{words.report}</h3>
      {reportedAt !== null && <p>{words.reportedAt(momentOf(reportedAt))}</p>}
      <form className="writing" onSubmit={submit}>
        <TextField
          label={words.presentCount}
          inputMode="numeric"
          autoComplete="off"
          value={typed.present}
          onChange={(event) => change({ present: digits(event.target.value) })}
        />
        <TextField
          label={words.absentCount}
          inputMode="numeric"
          autoComplete="off"
          value={typed.absent}
          onChange={(event) => change({ absent: digits(event.target.value) })}
        />
        <TextField
          label={words.why}
          maxLength={500}
          value={typed.why}
          onChange={(event) => change({ why: event.target.value })}
        />
        <TextArea
          label={words.incident}
          hint={words.incidentHint}
          rows={2}
          maxLength={500}
          value={typed.incident}
          onChange={(event) => change({ incident: event.target.value })}
        />
        <Button type="submit" wide busy={send.isPending}>
          {words.send}
        </Button>
        {incidents > 0 && (
          <Button look="quiet" wide onClick={() => send.mutate({ solved: true })}>
            {words.solved}
          </Button>
        )}
        <div role="status">
          {waiting > 0 && <Note>{words.kept(waiting)}</Note>}
          {waiting === 0 && send.isSuccess && <Note tone="good">{words.sent}</Note>}
        </div>
        {send.error && <Wrong>{send.error.message}</Wrong>}
      </form>
      {kept.map(
        ({ clientId, madeAt, refused }) =>
          refused !== undefined && (
            <Note key={clientId} tone="urgent">
              <p role="alert">{words.refused(momentOf(madeAt), refused)}</p>
              <Button
                look="quiet"
                onClick={() => {
                  forgetReport(clientId)
                  setKept(ofHere())
                }}
              >
                {gatherings.checkIn.read}
              </Button>
            </Note>
          ),
      )}
    </Card>
  )
}
