import { FileButton, Group, Stack, Text, Textarea, TextInput, Title } from '@mantine/core'
import { useState } from 'react'
import { read } from '../../../../api.ts'
import { useAct } from '../../../act.ts'
import { api } from '../../../client.ts'
import { UnitSelect } from '../../fields/unit-select.tsx'
import { ActButton, lacking } from '../../shared/act-button.tsx'
import { useKept } from '../../shared/kept-form.tsx'
import { Note, Refusal } from '../../shared/note.tsx'
import { LeftOut } from '../../workbooks/faults.tsx'
import { pointWords } from './strings.ts'

const words = pointWords.planning

type Props = { id: string; unitId: string; under: number | null }

/** More points: of all units below one, of a table, or one by hand under the point that is looked at. */
export const Planning = (props: Props) => (
  <section className="card">
    <Title order={2} size="h3">
      {words.title}
    </Title>
    <Stack gap="lg">
      <FromUnits {...props} />
      <FromTable {...props} />
      <ByHand {...props} />
    </Stack>
  </section>
)

function FromUnits({ id, unitId: own }: Props) {
  const [unitId, setUnitId] = useState(own)
  const act = useAct(
    () => read(api.gatherings[':id'].points.units.$post({ param: { id }, json: { unitId, kinds: [] } })),
    { reload: [['gathering', id, 'points']] },
  )
  return (
    <Stack gap="sm">
      <Title order={3} size="h4">
        {words.units}
      </Title>
      <Text>{words.unitsLead}</Text>
      <UnitSelect act="gathering.write" label={words.unit} value={unitId} onChange={setUnitId} />
      <Group>
        <ActButton loading={act.pending} off={lacking(!unitId && words.unit)} onClick={() => act.go(undefined)}>
          {words.addUnits}
        </ActButton>
      </Group>
      <div role="status">{act.result && <Note>{words.unitsDone(act.result.planned, act.result.known)}</Note>}</div>
      <Refusal error={act.error} />
    </Stack>
  )
}

function FromTable({ id }: Props) {
  const { typed, change, drop } = useKept(`points-table.${id}`, { text: '' })
  const [given, setGiven] = useState<Blob | null>(null)
  const act = useAct(
    ({ body, apply }: { body: Blob; apply: '0' | '1' }) =>
      read(api.gatherings[':id'].points.import.$post({ param: { id }, query: { apply } }, { init: { body } })),
    { reload: [['gathering', id, 'points']] },
  )
  const look = (body: Blob) => {
    setGiven(body)
    act.go({ body, apply: '0' })
  }
  const told = act.result
  return (
    <Stack gap="sm">
      <Title order={3} size="h4">
        {words.table}
      </Title>
      <Text>{words.tableLead}</Text>
      <Textarea
        label={words.paste}
        autosize
        minRows={3}
        maxRows={10}
        value={typed.text}
        onChange={(event) => {
          change({ text: event.currentTarget.value })
          act.reset()
        }}
      />
      <Group gap="sm">
        <ActButton
          loading={act.pending}
          off={lacking(!typed.text.trim() && words.paste)}
          onClick={() => look(new Blob([typed.text]))}
        >
          {words.look}
        </ActButton>
        <FileButton accept=".xlsx,.txt,.csv,.tsv" onChange={(file) => file && look(file)}>
          {(props) => (
            <ActButton {...props} variant="default" off={false}>
              {words.file}
            </ActButton>
          )}
        </FileButton>
      </Group>
      <Refusal error={act.error} />
      <div role="status">
        {told && <Note>{told.applied ? words.applied(told.new) : words.told(told.new, told.known, told.wrong)}</Note>}
        {told && told.keeperless > 0 && <Text>{words.keeperless(told.keeperless)}</Text>}
      </div>
      {told && <LeftOut notes={told.notes} />}
      {told && !told.applied && (
        <>
          <ul className="point-lines">
            {told.lines
              .filter(({ outcome, notes }) => outcome === 'wrong' || notes.length > 1)
              .map(({ row, name, notes }) => (
                <li key={row}>{`${words.line(row, name)}: ${notes.join(' ')}`}</li>
              ))}
          </ul>
          {told.more > 0 && <Text className="soft">{words.more(told.more)}</Text>}
          {told.new > 0 && given && (
            <Group>
              <ActButton
                off={false}
                loading={act.pending}
                onClick={() => act.go({ body: given, apply: '1' }, () => drop())}
              >
                {words.apply(told.new)}
              </ActButton>
            </Group>
          )}
        </>
      )}
    </Stack>
  )
}

const fresh = { name: '', room: '', capacity: '', registered: '' }
const seats = (text: string) => (/^\d{1,7}$/.test(text.trim()) ? Number(text) : null)

function ByHand({ id, under }: Props) {
  const { typed, change, drop } = useKept(`point.${id}`, fresh)
  const act = useAct(
    () =>
      read(
        api.gatherings[':id'].points.$post({
          param: { id },
          json: {
            ...{ name: typed.name, room: typed.room, capacity: seats(typed.capacity) },
            ...{ registered: seats(typed.registered) ?? 0, keeperId: null, unitId: null, under },
          },
        }),
      ),
    { reload: [['gathering', id, 'points']] },
  )
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        act.go(undefined, () => drop())
      }}
    >
      <Stack gap="sm">
        <Title order={3} size="h4">
          {words.hand}
        </Title>
        <PointFields typed={typed} change={change} />
        <Group>
          <ActButton type="submit" loading={act.pending} off={lacking(!typed.name.trim() && words.name)}>
            {words.add}
          </ActButton>
        </Group>
        <Refusal error={act.error} />
      </Stack>
    </form>
  )
}

export function PointFields({ typed, change }: { typed: typeof fresh; change: (part: Partial<typeof fresh>) => void }) {
  const field = (key: keyof typeof fresh, more: object = {}) => (
    <TextInput
      label={words[key]}
      value={typed[key]}
      onChange={(event) => change({ [key]: event.currentTarget.value })}
      {...more}
    />
  )
  return (
    <>
      {field('name', { maxLength: 200 })}
      {field('room', { maxLength: 200 })}
      <Group gap="sm" grow>
        {field('capacity', { inputMode: 'numeric', maxLength: 7 })}
        {field('registered', { inputMode: 'numeric', maxLength: 7 })}
      </Group>
    </>
  )
}
