import { Button, Group, Text, Textarea, Title } from '@mantine/core'
import { Link } from 'wouter'
import { read } from '../../../api.ts'
import { useAct } from '../../act.ts'
import type { FeedbackPage } from '../../api-types.ts'
import { api } from '../../client.ts'
import { useSession } from '../../session.ts'
import { AskedAct } from '../shared/confirm.tsx'
import { useKept } from '../shared/kept-form.tsx'
import { Refusal } from '../shared/note.tsx'
import { feedback as named, caseWords as words } from './strings.ts'

const reload = { reload: [['feedback'], ['overview']] }

/** Other cases that seem to tell of the same, and those that are answered with this one. */
export function Beside({ feedback: { id, version, alike, together } }: { feedback: FeedbackPage }) {
  const merge = useAct(
    (other: string) => read(api.feedback[':id'].merge.$post({ param: { id }, json: { ids: [other], version } })),
    reload,
  )
  const part = useAct((other: string) => read(api.feedback[':id'].part.$post({ param: { id: other } })), reload)
  return (
    <>
      <Cases title={words.alike} rows={alike} act={words.mergeHere} onAct={(other) => merge.go(other)} />
      <Refusal error={merge.error} />
      <Cases title={words.together} rows={together} act={words.part} onAct={(other) => part.go(other)} />
      <Refusal error={part.error} />
    </>
  )
}

type Rows = { id: string; trackCode: string; text: string }[]

function Cases({ title, rows, act, onAct }: { title: string; rows: Rows; act: string; onAct: (id: string) => void }) {
  if (rows.length === 0) return null
  return (
    <section className="card">
      <Title order={2} size="h4">
        {title}
      </Title>
      <ul className="rows">
        {rows.map((row) => (
          <li key={row.id} className="row">
            <div className="row-main">
              <Link href={`/feedback/${row.id}`}>
                <span className="clamp">{row.text}</span>
              </Link>
              <p className="facts">{named.code(row.trackCode)}</p>
            </div>
            <Button variant="default" onClick={() => onAct(row.id)}>
              {act}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  )
}

const takeable = new Set(['route', 'assign', 'answer', 'close'])

/** Takes back what the person at this desk did last, where nothing came after it. */
export function TakeBack({ feedback: { id, steps } }: { feedback: FeedbackPage }) {
  const me = useSession().data?.person?.id
  const { typed, change, drop } = useKept(`feedback.${id}.back`, { reason: '' })
  const back = useAct(
    () => read(api.feedback[':id']['take-back'].$post({ param: { id }, json: { reason: typed.reason.trim() } })),
    reload,
  )
  const last = steps.filter(({ takenBackAt }) => takenBackAt === null).at(-1)
  if (!last || last.byPersonId !== me || !takeable.has(last.kind)) return null
  return (
    <Group>
      <AskedAct act={back} words={words.takeBack} title={words.takeBackTitle} variant="subtle" onDone={drop}>
        <Text>{words.takeBackText}</Text>
        <Textarea
          label={words.takeBackReason}
          maxLength={500}
          value={typed.reason}
          onChange={(event) => change({ reason: event.currentTarget.value })}
        />
      </AskedAct>
    </Group>
  )
}
