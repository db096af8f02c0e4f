import { Anchor, Button, Group, Stack, Text, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link } from 'wouter'
import { read } from '../../api.ts'
import { Icon } from '../../ui/icons.tsx'
import { Loaded } from '../../ui/states.tsx'
import { useAct } from '../act.ts'
import type { Procedure } from '../api-types.ts'
import { api } from '../client.ts'
import { dayOf, written, writtenDay } from '../clock.ts'
import { ProcedureForm } from '../parts/procedures/procedure-form.tsx'
import { ProcedureSaid } from '../parts/procedures/procedure-said.tsx'
import { stateOf } from '../parts/procedures/state-of.ts'
import { procedureWords as words } from '../parts/procedures/strings.ts'
import { AskedAct } from '../parts/shared/confirm.tsx'
import { Note, Refusal } from '../parts/shared/note.tsx'
import { Page } from '../parts/shared/page.tsx'
import { Row } from '../parts/shared/row.tsx'
import { Status } from '../parts/shared/status.tsx'
import { useMay } from '../session.ts'
import { common } from '../strings.ts'

export function ProcedureDetail({ id }: { id: string }) {
  const query = useQuery({
    queryKey: ['procedures', id],
    queryFn: () => read(api.procedures[':id'].$get({ param: { id } })),
  })
  return <Loaded query={query}>{(procedure) => <Detail procedure={procedure} />}</Loaded>
}

function Detail({ procedure }: { procedure: Procedure }) {
  const [editing, setEditing] = useState(false)
  const may = useMay()
  const { name, unitName, status, waits, old, mine, checkedAt, content, shownContent, id, next } = procedure
  const state = stateOf(procedure)
  return (
    <Page title={name} lead={unitName} actions={<Status tone={state.tone}>{state.words}</Status>}>
      <Stack gap="md">
        <p>
          <Link href="/procedures">{words.back}</Link>
          {next && may('procedure.approve') && (
            <>
              {' '}
              · <Link href={`/procedures/${next.id}`}>{words.next(next.name, next.left)}</Link>
            </>
          )}
        </p>
        {old && <Note tone="urgent">{words.tooOld}</Note>}
        {waits && (
          <Note>
            {mine ? words.byYou : words.waiting} {status === 'shown' && words.stillOld}
          </Note>
        )}
        {editing ? (
          <ProcedureForm procedure={procedure} onClose={() => setEditing(false)} />
        ) : (
          <section className="card" aria-label={name}>
            <ProcedureSaid content={content} before={shownContent} />
            {status === 'shown' && checkedAt !== null && (
              <p className="facts">
                <span>{words.checked(writtenDay(dayOf(checkedAt)))}</span>
                {procedure.checkedByName && <span>{procedure.checkedByName}</span>}
              </p>
            )}
            <Decide procedure={procedure} onEdit={() => setEditing(true)} />
          </section>
        )}
        {status === 'shown' && <Sheets id={id} inEnglish={(shownContent ?? content).en !== null} />}
        <History procedure={procedure} />
      </Stack>
    </Page>
  )
}

function Decide({ procedure, onEdit }: { procedure: Procedure; onEdit: () => void }) {
  const may = useMay()
  const { id, status, waits, mine, contentHash, name } = procedure
  const reload = [['procedures'], ['overview']]
  const param = { id }
  const approve = useAct(() => read(api.procedures[':id'].approve.$post({ param, json: { contentHash } })), { reload })
  const check = useAct(() => read(api.procedures[':id'].check.$post({ param })), { reload })
  const retire = useAct(() => read(api.procedures[':id'].retire.$post({ param })), { reload })
  return (
    <>
      <Refusal error={check.error} />
      <Group gap="sm">
        {may('procedure.approve') && waits && !mine && (
          <AskedAct act={approve} words={words.approve} title={words.approveTitle} icon="check">
            <Text fw={700}>{name}</Text>
            <Text>{words.approveLead}</Text>
          </AskedAct>
        )}
        {may('procedure.write') && status === 'shown' && (
          <Button
            variant="default"
            leftSection={<Icon name="check" />}
            loading={check.pending}
            onClick={() => check.go(undefined)}
          >
            {words.check}
          </Button>
        )}
        {may('procedure.write') && (
          <Button variant="default" leftSection={<Icon name="edit" />} onClick={onEdit}>
            {common.edit}
          </Button>
        )}
        {may('procedure.write') && status !== 'retired' && (
          <AskedAct act={retire} words={words.retire} title={words.retireTitle} variant="default" urgent>
            <Text fw={700}>{name}</Text>
            <Text>{words.retireLead}</Text>
          </AskedAct>
        )}
      </Group>
    </>
  )
}

const languages = ['vi', 'en'] as const

const Sheets = ({ id, inEnglish }: { id: string; inEnglish: boolean }) => (
  <section className="card" aria-label={words.sheets}>
    <Title order={2}>{words.sheets}</Title>
    <Text>{words.sheetsLead}</Text>
    <Group gap="md">
      {(inEnglish ? languages : languages.slice(0, 1)).flatMap((lang) =>
        (['a4', 'a5'] as const).map((size) => (
          <Anchor key={`${lang} ${size}`} href={`/api/procedures/${id}/sheet?size=${size}&lang=${lang}`} download>
            {words.sheet[lang][size]}
          </Anchor>
        )),
      )}
    </Group>
  </section>
)

const History = ({ procedure: { history } }: { procedure: Procedure }) => (
  <section>
    <Title order={2} mb="sm">
      {words.history}
    </Title>
    <ul className="rows">
      {history.map(({ version, writtenByName, writtenAt, approvedAt, approvedByName }) => (
        <Row
          key={version}
          title={<strong>{words.version(version)}</strong>}
          facts={[
            words.written(writtenByName || common.someone, written(writtenAt)),
            approvedAt === null
              ? words.neverApproved
              : words.approved(approvedByName || common.someone, written(approvedAt)),
          ]}
        />
      ))}
    </ul>
  </section>
)
