import { Button, Group, SimpleGrid, Stack, Text, TextInput, Title } from '@mantine/core'
import { useState } from 'react'
import { read } from '../../../api.ts'
import { Icon } from '../../../ui/icons.tsx'
import { useAct } from '../../act.ts'
import type { ClassPage } from '../../api-types.ts'
import { api } from '../../client.ts'
import { instantOf, written } from '../../clock.ts'
import { useMay } from '../../session.ts'
import { AddressField } from '../fields/address-field.tsx'
import { MomentField } from '../fields/day-field.tsx'
import { toneOf } from '../gatherings/standing.ts'
import { gatheringWords } from '../gatherings/strings.ts'
import { TellingText } from '../gatherings/telling.tsx'
import { lacking } from '../shared/act-button.tsx'
import { AskedAct } from '../shared/confirm.tsx'
import { FormEnd } from '../shared/form-end.tsx'
import { useKept } from '../shared/kept-form.tsx'
import { Note, Refusal } from '../shared/note.tsx'
import { Row } from '../shared/row.tsx'
import { classWords } from './strings.ts'

const words = classWords.sessions
const reload = [['classes'], ['gatherings']]

/** The days of a class, each a gathering with a page of its own, and what waits to be announced. */
export function Sessions({ page }: { page: ClassPage }) {
  const may = useMay()
  const [adding, setAdding] = useState(false)
  const { id, sessions, state } = page
  return (
    <section className="card" aria-label={words.title}>
      <Stack gap="sm">
        <Title order={2} size="h3">
          {words.title}
        </Title>
        {sessions.length === 0 ? <Text>{words.none}</Text> : <Text className="soft">{words.hint}</Text>}
        <ul className="rows">
          {sessions.map((session, at) => (
            <Row
              key={session.id}
              href={`/gatherings/${session.id}`}
              title={
                <strong>
                  {words.nth(at + 1)}: {session.topic}
                </strong>
              }
              facts={[
                written(session.startsAt),
                session.place,
                session.speaker,
                session.papers > 0 && words.papers(session.papers),
                session.present > 0 && words.present(session.present),
              ]}
              state={{ tone: toneOf[session.state], words: gatheringWords.states[session.state] }}
            />
          ))}
        </ul>
        <Announce page={page} />
        {adding ? (
          <Add id={id} onClose={() => setAdding(false)} />
        ) : (
          state === 'active' &&
          may('gathering.write') && (
            <Group>
              <Button variant="default" leftSection={<Icon name="plus" />} onClick={() => setAdding(true)}>
                {words.add}
              </Button>
            </Group>
          )
        )}
      </Stack>
    </section>
  )
}

function Announce({ page: { id, sessions, mine, announcing, title } }: { page: ClassPage }) {
  const said = classWords.announce
  const act = useAct(
    () => read(api.classes[':id'].announce.$post({ param: { id }, json: { contentHash: announcing ?? '' } })),
    { reload },
  )
  const waiting = sessions.filter(({ state }) => state === 'draft').length
  if (waiting === 0) return null
  return (
    <>
      <Note>{mine ? `${said.waiting(waiting)} ${said.mine}` : said.waiting(waiting)}</Note>
      {announcing && !mine && (
        <Group>
          <AskedAct act={act} words={said.go} title={said.title} icon="check">
            <Text fw={700}>{title}</Text>
            <Text>{said.lead}</Text>
            <TellingText of={announcing} reading={() => read(api.classes[':id'].telling.$get({ param: { id } }))} />
          </AskedAct>
        </Group>
      )}
    </>
  )
}

function Add({ id, onClose }: { id: string; onClose: () => void }) {
  const { typed, change, drop, note } = useKept(`class.session.${id}`, {
    ...{ topic: '', speaker: '', startsAt: '', endsAt: '', place: '', link: '' },
  })
  const [startsAt, endsAt] = [instantOf(typed.startsAt), instantOf(typed.endsAt)]
  const act = useAct(
    () => {
      const { topic, speaker, place, link } = typed
      const json = { topic, speaker, place, link: link.trim(), startsAt: startsAt ?? 0, endsAt: endsAt ?? 0 }
      return read(api.classes[':id'].sessions.$post({ param: { id }, json }))
    },
    { reload },
  )
  const close = () => {
    drop()
    onClose()
  }
  const text = (name: 'topic' | 'speaker' | 'place', rest: object = {}) => (
    <TextInput
      label={words[name]}
      value={typed[name]}
      onChange={(event) => change({ [name]: event.currentTarget.value })}
      {...rest}
    />
  )
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        act.go(undefined, close)
      }}
    >
      <Stack gap="sm">
        {note}
        {text('topic', { required: true, maxLength: 90 })}
        <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm">
          <MomentField
            required
            label={words.startsAt}
            value={typed.startsAt}
            onChange={(value) => change({ startsAt: value })}
          />
          <MomentField
            required
            label={words.endsAt}
            value={typed.endsAt}
            onChange={(value) => change({ endsAt: value })}
          />
          {text('place', { maxLength: 300 })}
          {text('speaker', { maxLength: 200 })}
          <AddressField maxLength={2000} label={words.link} value={typed.link} onChange={(link) => change({ link })} />
        </SimpleGrid>
        <Refusal error={act.error} />
        <FormEnd
          act={words.save}
          pending={act.pending}
          off={lacking(
            !typed.topic.trim() && words.topic,
            startsAt === null && words.startsAt,
            endsAt === null && words.endsAt,
            !typed.place.trim() && !typed.link.trim() && words.placeOrLink,
          )}
          onClose={close}
        />
      </Stack>
    </form>
  )
}
