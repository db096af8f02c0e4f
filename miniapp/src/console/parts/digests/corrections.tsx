import { Button, Group, Stack, Text, Textarea, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link } from 'wouter'
import { read } from '../../../api.ts'
import { Icon } from '../../../ui/icons.tsx'
import { useAct } from '../../act.ts'
import type { Correction, Digest } from '../../api-types.ts'
import { api } from '../../client.ts'
import { written } from '../../clock.ts'
import { useMay } from '../../session.ts'
import { common } from '../../strings.ts'
import { lacking } from '../shared/act-button.tsx'
import { AskedAct } from '../shared/confirm.tsx'
import { FormEnd } from '../shared/form-end.tsx'
import { useKept } from '../shared/kept-form.tsx'
import { Note, Refusal } from '../shared/note.tsx'
import { Phone } from '../shared/phone.tsx'
import { placesOf, corrections as words } from './strings.ts'

type Of = { digest: Pick<Digest, 'id' | 'unitName'> }

/** What a digest that went out got wrong: said by one, approved by another. */
export function Corrections({ digest }: Of) {
  const may = useMay()
  const { data } = useQuery({
    queryKey: ['corrections', digest.id],
    queryFn: async () => (await read(api.digests[':id'].corrections.$get({ param: { id: digest.id } }))).corrections,
  })
  if (!data || (data.length === 0 && !may('digest.write'))) return null
  return (
    <section className="card">
      <Title order={2} size="h3">
        {words.title}
      </Title>
      <Stack gap="sm">
        <Text className="soft">{words.lead}</Text>
        {data.map((correction) => (
          <One key={correction.id} digest={digest} correction={correction} />
        ))}
        {may('digest.write') && <Write digest={digest} />}
      </Stack>
    </section>
  )
}

function One({ digest, correction }: Of & { correction: Correction }) {
  const may = useMay()
  const { id, text, message, contentHash, mine, writtenByName, createdAt, approvedAt, broadcastId, channels } =
    correction
  const approve = useAct(
    () =>
      read(
        api.digests[':id'].corrections[':correction'].approve.$post({
          param: { id: digest.id, correction: id },
          json: { contentHash },
        }),
      ),
    { reload: [['corrections'], ['broadcasts'], ['overview']] },
  )
  return (
    <div>
      <Text style={{ whiteSpace: 'pre-wrap' }}>{text}</Text>
      <Text className="soft">{words.by(writtenByName ?? common.someone, written(createdAt))}</Text>
      {approvedAt === null ? (
        <Note>{mine ? words.needsOther : words.waiting}</Note>
      ) : (
        <Note tone="good">
          {words.approved(written(approvedAt))}{' '}
          {broadcastId && <Link href={`/broadcasts/${broadcastId}`}>{words.seeBroadcast}</Link>}
        </Note>
      )}
      {approvedAt === null && !mine && may('digest.approve') && (
        <AskedAct act={approve} words={words.approve} title={words.approveTitle} icon="check">
          <Text>{words.approveText}</Text>
          <Text>{words.reaches(placesOf(channels))}</Text>
          <Phone from={digest.unitName} text={message} />
        </AskedAct>
      )}
    </div>
  )
}

function Write({ digest }: Of) {
  const [open, setOpen] = useState(false)
  const { typed, change, drop, note } = useKept(`correction.${digest.id}`, { text: '' })
  const leave = () => {
    drop()
    setOpen(false)
  }
  const write = useAct(
    (text: string) => read(api.digests[':id'].corrections.$post({ param: { id: digest.id }, json: { text } })),
    { reload: [['corrections']] },
  )
  if (!open) {
    return (
      <Group>
        <Button variant="default" leftSection={<Icon name="edit" />} onClick={() => setOpen(true)}>
          {words.write}
        </Button>
      </Group>
    )
  }
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        write.go(typed.text, leave)
      }}
    >
      <Stack gap="sm">
        {note}
        <Textarea
          required
          label={words.label}
          description={words.hint}
          value={typed.text}
          onChange={(event) => change({ text: event.currentTarget.value })}
          autosize
          minRows={3}
        />
        <Refusal error={write.error} />
        <FormEnd
          act={words.save}
          pending={write.pending}
          off={lacking(!typed.text.trim() && words.label)}
          onClose={leave}
        />
      </Stack>
    </form>
  )
}
