import { Button, Group, Stack, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link } from 'wouter'
import { read } from '../../api.ts'
import { Icon } from '../../ui/icons.tsx'
import { Loaded } from '../../ui/states.tsx'
import { useAct } from '../act.ts'
import type { ClassPage } from '../api-types.ts'
import { api } from '../client.ts'
import { ClassCertificates } from '../parts/classes/certificates.tsx'
import { ClassForm } from '../parts/classes/class-form.tsx'
import { ClassFigures } from '../parts/classes/figures.tsx'
import { People } from '../parts/classes/people.tsx'
import { Sessions } from '../parts/classes/sessions.tsx'
import { classWords as words } from '../parts/classes/strings.ts'
import { AskedAct } from '../parts/shared/confirm.tsx'
import { Note, Refusal } from '../parts/shared/note.tsx'
import { Page } from '../parts/shared/page.tsx'
import { Status } from '../parts/shared/status.tsx'
import { useMay, useSession } from '../session.ts'

const reload = [['classes'], ['class-roster']]

/** One class: its programme, who came, who completed it, and certificates. */
export function ClassDetail({ id }: { id: string }) {
  const query = useQuery({
    queryKey: ['classes', id],
    queryFn: () => read(api.classes[':id'].$get({ param: { id } })),
  })
  return <Loaded query={query}>{(page) => <Detail page={page} />}</Loaded>
}

function Detail({ page }: { page: ClassPage }) {
  const writes = useMay()('gathering.write')
  const [editing, setEditing] = useState(false)
  const { title, unitName, classKind, state, programme, invited, isKeeper, forgotten, figures } = page
  return (
    <Page
      title={title}
      lead={[classKind && words.kinds[classKind], unitName].filter(Boolean).join(' · ')}
      actions={<Status tone={state === 'active' ? 'good' : 'quiet'}>{words.states[state]}</Status>}
    >
      <Stack gap="md">
        <p>
          <Link href="/classes">{words.back}</Link>
        </p>
        {forgotten && <Note>{words.forgotten}</Note>}
        {editing ? (
          <ClassForm page={page} onSaved={() => setEditing(false)} onClose={() => setEditing(false)} />
        ) : (
          <section className="card" aria-label={title}>
            <Stack gap="sm">
              {programme && <Text className="prose verbatim">{programme}</Text>}
              <Rule page={page} />
              {invited.names.length > 0 && <Text>{words.invited(invited.names.join(', '))}</Text>}
              <Text>{words.keeper(page.keeperName)}</Text>
              {writes && <Acts page={page} onEdit={() => setEditing(true)} />}
            </Stack>
          </section>
        )}
        <Sessions page={page} />
        {isKeeper && !forgotten && <People page={page} />}
        <ClassFigures {...figures} />
        {writes && <ClassCertificates page={page} />}
      </Stack>
    </Page>
  )
}

function Rule({ page: { attendPercent, passPercent, quiz } }: { page: ClassPage }) {
  const rules = [
    attendPercent !== null && words.rule.attend(attendPercent),
    passPercent !== null && words.rule.pass(passPercent),
  ].filter(Boolean)
  return (
    <>
      <Text>{words.rule.all(rules.join(', '))}</Text>
      {quiz && <Text>{words.rule.quiz(quiz.title, quiz.round)}</Text>}
      {!quiz && passPercent !== null && <Text>{words.rule.noQuiz}</Text>}
    </>
  )
}

function Acts({ page: { id, state, isKeeper, forgotten }, onEdit }: { page: ClassPage; onEdit: () => void }) {
  const me = useSession().data?.person?.id ?? ''
  const param = { id }
  const end = useAct(() => read(api.classes[':id'].end.$post({ param })), { reload })
  const reopen = useAct(() => read(api.classes[':id'].reopen.$post({ param })), { reload })
  const take = useAct(() => read(api.classes[':id'].keeper.$post({ param, json: { personId: me } })), { reload })
  return (
    <>
      {!isKeeper && <Text className="soft">{words.notKeeper}</Text>}
      <Group gap="sm">
        {state === 'active' && (
          <Button variant="default" leftSection={<Icon name="edit" />} onClick={onEdit}>
            {words.edit}
          </Button>
        )}
        {isKeeper && state === 'active' && (
          <AskedAct act={end} words={words.end.go} title={words.end.title} variant="default">
            <Text>{words.end.lead}</Text>
          </AskedAct>
        )}
        {isKeeper && state === 'ended' && !forgotten && (
          <Button variant="subtle" loading={reopen.pending} onClick={() => reopen.go(undefined)}>
            {words.end.reopen}
          </Button>
        )}
        {!isKeeper && !forgotten && (
          <Button variant="subtle" loading={take.pending} onClick={() => take.go(undefined)}>
            {words.takeOver}
          </Button>
        )}
      </Group>
      <Refusal error={reopen.error ?? take.error} />
    </>
  )
}
