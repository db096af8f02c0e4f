import { Button, Group, Text, Title } from '@mantine/core'
import { useState } from 'react'
import { read } from '../../../api.ts'
import { Icon } from '../../../ui/icons.tsx'
import { Progress } from '../../../ui/progress.tsx'
import { useAct } from '../../act.ts'
import type { ImportedFile } from '../../api-types.ts'
import { api } from '../../client.ts'
import { written } from '../../clock.ts'
import { Note, Refusal } from '../shared/note.tsx'
import { Status, type Tone } from '../shared/status.tsx'
import { FileReport } from './file-report.tsx'
import { sizeOf, shelf as words } from './strings.ts'
import { isMoving, type Sending } from './upload.ts'

const shownAtFirst = 5

type Props = { sending: Sending[]; imports: ImportedFile[]; onDrop: (key: number) => void }

/** Files on their way and those that came, the latest first: how far each is, and what came of it. */
export function ImportList({ sending, imports, onDrop }: Props) {
  const [all, setAll] = useState(false)
  if (sending.length + imports.length === 0) return null
  const shown = all ? imports : imports.slice(0, shownAtFirst)
  return (
    <section className="card" aria-label={words.files}>
      <Title order={2} size="h3">
        {words.files}
      </Title>
      <ul className="imports">
        {sending.map((one) => (
          <OnItsWay key={one.key} file={one} onDrop={() => onDrop(one.key)} />
        ))}
        {shown.map((one) => (
          <Imported key={one.id} file={one} />
        ))}
      </ul>
      {shown.length < imports.length && (
        <Group>
          <Button variant="default" onClick={() => setAll(true)}>
            {words.more(imports.length - shown.length)}
          </Button>
        </Group>
      )}
    </section>
  )
}

const OnItsWay = ({ file: { name, size, sent, error }, onDrop }: { file: Sending; onDrop: () => void }) => (
  <li>
    <strong className="wraps">{name}</strong>
    {error ? (
      <div role="alert">
        <Note tone="urgent">{error}</Note>
      </div>
    ) : (
      <Progress
        done={sent}
        of={size}
        words={sent > 0 ? words.sending(Math.floor((100 * sent) / size)) : words.waiting}
      />
    )}
    <Group>
      <Button variant="default" onClick={onDrop}>
        {error ? words.dismiss : words.stop}
      </Button>
    </Group>
  </li>
)

const tones: Record<ImportedFile['state'], Tone> = {
  queued: 'waiting',
  reading: 'waiting',
  done: 'good',
  refused: 'urgent',
  cancelled: 'quiet',
}

function Imported({ file }: { file: ImportedFile }) {
  const act = useAct(
    (what: 'cancel' | 'retry') => read(api.library.imports[':id'][what].$post({ param: { id: file.id } })),
    { reload: [['imports']] },
  )
  return (
    <li>
      <div className="head">
        <strong className="wraps">{file.fileName}</strong>
        <Status tone={tones[file.state]}>{words.states[file.state]}</Status>
      </div>
      <p className="facts">
        <span>{sizeOf(file.size)}</span>
        {file.pages && <span>{words.pages(file.pages)}</span>}
        <span>{words.by(file.personName ?? '', written(file.createdAt))}</span>
        <span>{file.unitName}</span>
      </p>
      {file.state === 'reading' && <Reading file={file} />}
      {file.message && <Text>{file.message}</Text>}
      {file.state === 'done' && <Text>{summaryOf(file)}</Text>}
      {file.report && <FileReport report={file.report} />}
      <Refusal error={act.error} />
      {isMoving(file) && (
        <Group>
          <Button variant="default" loading={act.pending} onClick={() => act.go('cancel')}>
            {words.stop}
          </Button>
        </Group>
      )}
      {file.mayRetry && (
        <Group>
          <Button
            variant="default"
            leftSection={<Icon name="refresh" />}
            loading={act.pending}
            onClick={() => act.go('retry')}
          >
            {words.retry}
          </Button>
        </Group>
      )}
    </li>
  )
}

const Reading = ({ file: { pages, pagesRead, passages } }: { file: ImportedFile }) => {
  if (passages > 0) return <Text>{words.stored(passages)}</Text>
  return pages ? (
    <Progress done={pagesRead} of={pages} words={words.page(pagesRead, pages)} />
  ) : (
    <Text>{words.reading}</Text>
  )
}

function summaryOf({ report }: ImportedFile): string {
  if (report?.documents.some(({ outcome }) => outcome === 'waiting')) return words.waits
  const fresh = report?.documents.filter(({ outcome }) => outcome === 'added' || outcome === 'changed') ?? []
  if (!report || fresh.length === 0) return words.nothingNew
  return words.taken(report.documentCount, report.passages)
}
