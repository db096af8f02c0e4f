import { Button, Group, Text, Title } from '@mantine/core'
import { useState } from 'react'
import { Link } from 'wouter'
import { read } from '../../../api.ts'
import { Icon } from '../../../ui/icons.tsx'
import { useAct } from '../../act.ts'
import type { Curated } from '../../api-types.ts'
import { api } from '../../client.ts'
import { written, writtenDay } from '../../clock.ts'
import { useMay } from '../../session.ts'
import { common } from '../../strings.ts'
import { AskedAct } from '../shared/confirm.tsx'
import { Note, Refusal } from '../shared/note.tsx'
import { Status, type Tone } from '../shared/status.tsx'
import { CuratedForm } from './curated-form.tsx'
import { curatedWords as words } from './curated-strings.ts'

const tones: Record<Curated['status'], Tone> = { draft: 'waiting', approved: 'good', retired: 'quiet' }

export function CuratedCard({ curated }: { curated: Curated }) {
  const [editing, setEditing] = useState(false)
  if (editing)
    return (
      <li>
        <CuratedForm curated={curated} onClose={() => setEditing(false)} />
      </li>
    )
  const { status, wordings, isForAll, mine } = curated
  return (
    <li className="card">
      <div className="head">
        <Title order={2} size="h3">
          {wordings[0]}
        </Title>
        <Status tone={tones[status]}>{words.views[status]}</Status>
      </div>
      {status === 'approved' && <Troubles curated={curated} />}
      <Said curated={curated} />
      <History curated={curated} />
      {!isForAll && <Note>{words.notForAll}</Note>}
      {status === 'draft' && <Note>{mine ? words.byYou : words.waiting}</Note>}
      <Decide curated={curated} onEdit={() => setEditing(true)} />
    </li>
  )
}

const Troubles = ({ curated: { troubles, silenced } }: { curated: Curated }) =>
  troubles.length > 0 && (
    <Note tone="urgent">
      <strong>{silenced ? words.silenced : words.troubled}</strong>
      <ul>
        {troubles.map((trouble) => (
          <li key={trouble}>{words.troubles[trouble]}</li>
        ))}
      </ul>
    </Note>
  )

/** All that an approval binds, as people will read it. */
const Said = ({ curated: { wordings, text, source, citations } }: { curated: Curated }) => (
  <>
    {wordings.length > 1 && (
      <details open>
        <summary>{words.alsoAsked}</summary>
        <ul>
          {wordings.slice(1).map((wording) => (
            <li key={wording}>{wording}</li>
          ))}
        </ul>
      </details>
    )}
    <Text className="prose" style={{ whiteSpace: 'pre-wrap' }}>
      {text}
    </Text>
    {source && <p className="facts">{words.source(source)}</p>}
    {citations.map(({ passageId, quote, label, documentTitle }) => (
      <div key={passageId}>
        <Text className="prose quote">{quote}</Text>
        <p className="facts">
          <Link href={`/library/passages/${passageId}`}>{words.quoted(label, documentTitle)}</Link>
        </p>
      </div>
    ))}
  </>
)

const History = ({ curated }: { curated: Curated }) => {
  const { unitName, validUntil, editedByName, updatedAt, status, approvedByName, approvedAt } = curated
  return (
    <p className="facts">
      <span>{unitName}</span>
      {validUntil && <span>{words.until(writtenDay(validUntil))}</span>}
      <span>{words.edited(editedByName || common.someone, written(updatedAt))}</span>
      {status === 'approved' && approvedAt !== null && (
        <span>{words.approved(approvedByName || common.someone, written(approvedAt))}</span>
      )}
    </p>
  )
}

function Decide({ curated, onEdit }: { curated: Curated; onEdit: () => void }) {
  const may = useMay()
  const { id, status, contentHash, mine, troubles } = curated
  const reload = [['curated'], ['overview']]
  const param = { id }
  const approve = useAct(() => read(api.curated[':id'].approve.$post({ param, json: { contentHash } })), { reload })
  const review = useAct(() => read(api.curated[':id'].review.$post({ param })), { reload })
  const retire = useAct(() => read(api.curated[':id'].retire.$post({ param })), { reload })
  return (
    <>
      <Refusal error={review.error} />
      <Group gap="sm">
        {may('answer.approve') && status === 'draft' && !mine && (
          <AskedAct act={approve} words={words.approve} title={words.approveTitle} icon="check">
            <Text>{words.approveLead}</Text>
            <Text fw={700}>{curated.wordings[0]}</Text>
            <Said curated={curated} />
          </AskedAct>
        )}
        {may('answer.approve') && status === 'approved' && troubles.length > 0 && (
          <Button leftSection={<Icon name="check" />} loading={review.pending} onClick={() => review.go(undefined)}>
            {words.stillRight}
          </Button>
        )}
        {may('answer.curate') && (
          <Button variant="default" leftSection={<Icon name="edit" />} onClick={onEdit}>
            {common.edit}
          </Button>
        )}
        {may('answer.curate') && status !== 'retired' && (
          <AskedAct act={retire} words={words.retire} title={words.retireTitle} variant="default" urgent>
            <Text fw={700}>{curated.wordings[0]}</Text>
            <Text>{words.retireLead}</Text>
          </AskedAct>
        )}
      </Group>
    </>
  )
}
