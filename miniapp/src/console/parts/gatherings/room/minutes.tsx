import { Anchor, Button, Group, Stack, Text, Textarea, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { ApiError, read } from '../../../../api.ts'
import { useAct } from '../../../act.ts'
import type { GatheringPage, Minutes as MinutesType } from '../../../api-types.ts'
import { api } from '../../../client.ts'
import { written } from '../../../clock.ts'
import { Step } from '../../digests/step.tsx'
import { PersonPicker } from '../../people/person-picker.tsx'
import { AskedAct } from '../../shared/confirm.tsx'
import { useKept } from '../../shared/kept-form.tsx'
import { Note, Refusal } from '../../shared/note.tsx'
import { minutes as words } from './strings.ts'
import { WordedSentence, Wording } from './wording.tsx'

/** The minutes of a gathering that is over: drafted, corrected, signed by two, sent. */
export function Minutes({ gathering }: { gathering: GatheringPage }) {
  const { id, state } = gathering
  const query = useQuery({
    queryKey: ['gathering', id, 'minutes'],
    queryFn: async () =>
      read(api['own-gatherings'][':id'].minutes.$get({ param: { id } })).catch((error) => {
        if (error instanceof ApiError && error.code === 'NOT_FOUND') return null
        throw error
      }),
  })
  const draft = useAct(() => read(api.gatherings[':id'].minutes.$post({ param: { id } })), {
    reload: [['gathering', id]],
  })
  return (
    <Step title={words.title}>
      <Officers gathering={gathering} />
      <Refusal error={query.error ?? draft.error} />
      {query.data === null && state === 'closed' && (
        <>
          <Text>{words.lead}</Text>
          <Group>
            <Button loading={draft.pending} onClick={() => draft.go(undefined)}>
              {words.draft}
            </Button>
          </Group>
        </>
      )}
      {query.data && <Shown id={id} minutes={query.data} />}
    </Step>
  )
}

function Officers({ gathering: { id, chairId, secretaryId, officersMark: mark } }: { gathering: GatheringPage }) {
  const fresh = { chairId: chairId ?? '', secretaryId: secretaryId ?? '' }
  const { typed, change, drop, note } = useKept(`gathering-officers.${id}`, fresh, mark)
  const choices = useQuery({
    queryKey: ['gathering', id, 'officers'],
    queryFn: () => read(api.gatherings[':id'].officers.$get({ param: { id } })),
  })
  const act = useAct(
    () =>
      read(
        api.gatherings[':id'].officers.$post({
          param: { id },
          json: { chairId: typed.chairId || null, secretaryId: typed.secretaryId || null, mark },
        }),
      ),
    { reload: [['gathering', id]] },
  )
  const among = choices.data?.people ?? []
  const named = (id: string) => among.find((one) => one.id === id) ?? (id ? { id, name: '…' } : null)
  const changed = typed.chairId !== (chairId ?? '') || typed.secretaryId !== (secretaryId ?? '')
  return (
    <Stack gap="xs">
      {note}
      <PersonPicker
        label={words.chair}
        value={named(typed.chairId)}
        among={among.filter(({ id }) => id !== typed.secretaryId)}
        onChange={(person) => change({ chairId: person?.id ?? '' })}
      />
      <PersonPicker
        label={words.secretary}
        value={named(typed.secretaryId)}
        among={among.filter(({ id }) => id !== typed.chairId)}
        onChange={(person) => change({ secretaryId: person?.id ?? '' })}
      />
      <Group gap="sm">
        {changed && (
          <Button variant="default" loading={act.pending} onClick={() => act.go(undefined, drop)}>
            {words.save}
          </Button>
        )}
      </Group>
      <Refusal error={act.error ?? choices.error} />
    </Stack>
  )
}

function Shown({ id, minutes }: { id: string; minutes: MinutesType }) {
  const [editing, setEditing] = useState(false)
  const { contentHash, state, content, signatures, voided, signsAs } = minutes
  const reload = [['gathering', id]]
  const sign = useAct(
    () => read(api['own-gatherings'][':id'].minutes.sign.$post({ param: { id }, json: { contentHash } })),
    { reload },
  )
  const send = useAct(() => read(api.gatherings[':id'].minutes.send.$post({ param: { id } })), { reload })
  const may = state === 'draft' || state === 'signing'
  const signedHere = signatures.some((one) => one.signsAs === signsAs)
  if (editing) return <Edit id={id} minutes={minutes} onClose={() => setEditing(false)} />
  return (
    <Stack gap="sm">
      <strong>{words.states[state]}</strong>
      {voided.map((who) => (
        <Note key={who}>{words.voided(words[who])}</Note>
      ))}
      {signatures.map(({ signsAs, name, at }) => (
        <Text key={signsAs}>{words.signed(words[signsAs], name ?? '', written(at))}</Text>
      ))}
      {content.parts.map(({ heading, sentences }, part) => (
        <section key={heading}>
          <Title order={3} size="h5">
            {heading}
          </Title>
          {sentences.map((sentence, at) =>
            sentence.plain ? (
              <WordedSentence
                key={sentence.text}
                {...{ id, contentHash, part, at, sentence }}
                mayPutBack={may}
                isSigned={state === 'signing'}
              />
            ) : (
              <Text key={sentence.text}>
                {sentence.text} <span className="minutes-origin">{`(${words.origins[sentence.origin]})`}</span>
              </Text>
            ),
          )}
        </section>
      ))}
      <Group gap="sm">
        {may && (
          <Button variant="default" onClick={() => setEditing(true)}>
            {words.edit}
          </Button>
        )}
        {may && signsAs && !signedHere && (
          <AskedAct act={sign} words={words.sign} title={words.signTitle}>
            <Text>{words.signLead}</Text>
          </AskedAct>
        )}
        {state === 'signed' && (
          <AskedAct act={send} words={words.send} title={words.sendTitle}>
            <Text>{words.sendLead}</Text>
          </AskedAct>
        )}
      </Group>
      {state === 'draft' && minutes.hasModel && <Wording id={id} minutes={minutes} />}
      {may && <Text className="soft">{words.link}</Text>}
      <Group gap="md">
        {(['docx', 'pdf'] as const).map((form) => (
          <Anchor key={form} href={`/api/own-gatherings/${id}/minutes/file?form=${form}`} download>
            {words[form]}
          </Anchor>
        ))}
      </Group>
    </Stack>
  )
}

function Edit({ id, minutes, onClose }: { id: string; minutes: MinutesType; onClose: () => void }) {
  const { contentHash, content, state } = minutes
  // Two parts may bear one heading.
  const fieldOf = (heading: string, at: number) => `${at} ${heading}`
  const fresh: Record<string, string> = Object.fromEntries(
    content.parts.map(({ heading, sentences }, at) => [
      fieldOf(heading, at),
      sentences.map(({ text }) => text).join('\n'),
    ]),
  )
  const { typed, change, drop, note } = useKept(`gathering-minutes.${id}`, fresh, contentHash)
  const act = useAct(
    () =>
      read(
        api.gatherings[':id'].minutes.$put({
          param: { id },
          json: {
            contentHash,
            parts: content.parts.map(({ heading }, at) => ({
              heading,
              sentences: (typed[fieldOf(heading, at)] ?? '').split('\n').filter((line) => line.trim()),
            })),
          },
        }),
      ),
    { reload: [['gathering', id]] },
  )
  return (
    <Stack gap="sm">
      {state === 'signing' && <Note>{words.voids}</Note>}
      {note}
      {content.parts.map(({ heading }, at) => (
        <Textarea
          key={fieldOf(heading, at)}
          label={words.part(heading)}
          autosize
          minRows={2}
          value={typed[fieldOf(heading, at)] ?? ''}
          onChange={(event) => change({ [fieldOf(heading, at)]: event.currentTarget.value })}
        />
      ))}
      <Group gap="sm">
        <Button
          loading={act.pending}
          onClick={() =>
            act.go(undefined, () => {
              drop()
              onClose()
            })
          }
        >
          {words.save}
        </Button>
      </Group>
      <Refusal error={act.error} />
    </Stack>
  )
}
