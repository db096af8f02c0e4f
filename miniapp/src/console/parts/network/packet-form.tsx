import { Button, Group, Stack, Text, Textarea, TextInput, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { read } from '../../../api.ts'
import { useAct } from '../../act.ts'
import type { Packet } from '../../api-types.ts'
import { api } from '../../client.ts'
import { useOwnUnit } from '../../session.ts'
import { common } from '../../strings.ts'
import { UnitSelect } from '../fields/unit-select.tsx'
import { lacking } from '../shared/act-button.tsx'
import { FormEnd } from '../shared/form-end.tsx'
import { useKept } from '../shared/kept-form.tsx'
import { Refusal } from '../shared/note.tsx'
import { packetWords as words } from './strings.ts'

type Content = Packet['content']
type Typed = Pick<Content, 'orientation' | 'questions' | 'kit'> & {
  unitId: string
  month: string
  title: string
  facts: string
}

const monthRead = (typed: string) => {
  const [, month = '', year = ''] = /^\s*(\d{1,2})\s{0,5}[/.-]\s{0,5}(\d{4})\s*$/.exec(typed) ?? []
  return year ? `${year}-${month.padStart(2, '0')}` : typed.trim()
}
const factsRead = (typed: string) =>
  typed
    .split('\n')
    .map((line) => line.split('|'))
    .map(([text = '', source = '']) => ({ text: text.trim(), source: source.trim() }))
    .filter(({ text }) => text)

type Props = { packet?: Packet; onClose: () => void; onSaved?: (id: string) => void }

/** Writes a month's packet. What was typed stays until the server has taken it. */
export function PacketForm({ packet, onClose, onSaved }: Props) {
  const own = useOwnUnit('packet.write')
  const fresh: Typed = {
    ...{ unitId: packet?.unitId ?? own, title: packet?.title ?? '' },
    month: packet ? `${Number(packet.month.slice(5))}/${packet.month.slice(0, 4)}` : '',
    ...{ orientation: packet?.content.orientation ?? '', questions: packet?.content.questions ?? [] },
    kit: packet?.content.kit ?? [{ title: '', text: '' }],
    facts: packet?.content.facts.map(({ text, source }) => (source ? `${text} | ${source}` : text)).join('\n') ?? '',
  }
  const { typed, change, drop, note } = useKept(`packet.${packet?.id ?? 'new'}`, fresh, packet?.contentHash)
  const leave = () => {
    drop()
    onClose()
  }
  const save = useAct(
    () => {
      const { title, orientation, questions, kit } = typed
      const json = { title, content: { orientation, questions, kit, facts: factsRead(typed.facts) } }
      return packet
        ? read(
            api.packets[':id'].$put({ param: { id: packet.id }, json: { ...json, contentHash: packet.contentHash } }),
          )
        : read(api.packets.$post({ json: { ...json, unitId: typed.unitId, month: monthRead(typed.month) } }))
    },
    { reload: [['packets']] },
  )
  return (
    <form
      className="card"
      onSubmit={(event) => {
        event.preventDefault()
        save.go(undefined, ({ id }) => {
          leave()
          onSaved?.(id)
        })
      }}
    >
      <Stack gap="sm">
        {note}
        {!packet && (
          <>
            <UnitSelect act="packet.write" required value={typed.unitId} onChange={(unitId) => change({ unitId })} />
            <TextInput
              required
              label={words.month}
              maxLength={10}
              value={typed.month}
              onChange={(event) => change({ month: event.currentTarget.value })}
            />
          </>
        )}
        <TextInput
          required
          label={words.name}
          maxLength={150}
          value={typed.title}
          onChange={(event) => change({ title: event.currentTarget.value })}
        />
        <Textarea
          required
          autosize
          minRows={4}
          label={words.orientation}
          description={words.orientationHint}
          value={typed.orientation}
          onChange={(event) => change({ orientation: event.currentTarget.value })}
        />
        <Textarea
          autosize
          minRows={2}
          label={words.facts}
          description={words.factsHint}
          value={typed.facts}
          onChange={(event) => change({ facts: event.currentTarget.value })}
        />
        <Questions typed={typed} change={change} />
        <KitFields typed={typed} change={change} />
        <Refusal error={save.error} />
        <FormEnd
          act={words.save}
          pending={save.pending}
          off={lacking(
            !typed.unitId && common.unit,
            !typed.month.trim() && words.month,
            !typed.title.trim() && words.name,
            !typed.orientation.trim() && words.orientation,
            !typed.kit.some(({ title, text }) => title.trim() && text.trim()) && words.kit,
          )}
          onClose={leave}
        />
      </Stack>
    </form>
  )
}

type Part = { typed: Typed; change: (part: Partial<Typed> | ((before: Typed) => Partial<Typed>)) => void }

function Questions({ typed, change }: Part) {
  const month = monthRead(typed.month)
  const ready = /^\d{4}-\d{2}$/.test(month) && typed.unitId !== ''
  const suggested = useQuery({
    queryKey: ['packets', 'suggested', typed.unitId, month],
    enabled: ready,
    queryFn: () => read(api.packets.suggested.$get({ query: { unitId: typed.unitId, month } })),
  })
  const { questions } = typed
  const edit = (at: number, part: Partial<Content['questions'][number]>) =>
    change((before) => ({ questions: before.questions.map((one, i) => (i === at ? { ...one, ...part } : one)) }))
  const add = (one: Content['questions'][number]) => change((before) => ({ questions: [...before.questions, one] }))
  const open = suggested.data?.topics.filter(({ id }) => !questions.some(({ topicId }) => topicId === id)) ?? []
  return (
    <fieldset className="card">
      <legend>{words.questions}</legend>
      <Stack gap="sm">
        {questions.map((question, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the questions of a form keep their order
          <Stack gap="xs" key={at}>
            <TextInput
              label={`${words.asked} ${at + 1}`}
              maxLength={600}
              description={question.people === null ? undefined : words.count(question.people)}
              value={question.asked}
              onChange={(event) => edit(at, { asked: event.currentTarget.value })}
            />
            <Textarea
              autosize
              minRows={2}
              label={`${words.answer} ${at + 1}`}
              value={question.answer}
              onChange={(event) => edit(at, { answer: event.currentTarget.value })}
            />
            <Group>
              <Button
                variant="subtle"
                onClick={() => change((before) => ({ questions: before.questions.filter((_, i) => i !== at) }))}
              >
                {words.dropQuestion}
              </Button>
            </Group>
          </Stack>
        ))}
        {open.length > 0 && (
          <>
            <Title order={3} size="h4">
              {words.suggested}
            </Title>
            {open.map(({ id, label, people }) => (
              <Group key={id} gap="sm">
                <Text>
                  {label} <span className="soft">({words.count(people)})</span>
                </Text>
                <Button variant="default" onClick={() => add({ asked: label, answer: '', topicId: id, people })}>
                  {words.take}
                </Button>
              </Group>
            ))}
          </>
        )}
        <Group>
          <Button variant="default" onClick={() => add({ asked: '', answer: '', topicId: null, people: null })}>
            {words.addQuestion}
          </Button>
        </Group>
      </Stack>
    </fieldset>
  )
}

function KitFields({ typed: { kit }, change }: Part) {
  const edit = (at: number, part: Partial<Content['kit'][number]>) =>
    change((before) => ({ kit: before.kit.map((one, i) => (i === at ? { ...one, ...part } : one)) }))
  return (
    <fieldset className="card">
      <legend>{words.kit}</legend>
      <Stack gap="sm">
        <Text className="soft">{words.kitHint}</Text>
        {kit.map((message, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the messages of a form keep their order
          <Stack gap="xs" key={at}>
            <TextInput
              label={`${words.message(at + 1)}: ${words.messageTitle.toLocaleLowerCase('vi')}`}
              maxLength={150}
              value={message.title}
              onChange={(event) => edit(at, { title: event.currentTarget.value })}
            />
            <Textarea
              autosize
              minRows={3}
              maxLength={900}
              label={`${words.message(at + 1)}: ${words.messageText.toLocaleLowerCase('vi')}`}
              value={message.text}
              onChange={(event) => edit(at, { text: event.currentTarget.value })}
            />
          </Stack>
        ))}
        {kit.length < 5 && (
          <Group>
            <Button
              variant="default"
              onClick={() => change((before) => ({ kit: [...before.kit, { title: '', text: '' }] }))}
            >
              {words.addMessage}
            </Button>
          </Group>
        )}
      </Stack>
    </fieldset>
  )
}
