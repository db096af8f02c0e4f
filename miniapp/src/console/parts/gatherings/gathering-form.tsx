import {
  Button,
  Checkbox,
  Group,
  NativeSelect,
  Radio,
  SimpleGrid,
  Stack,
  Text,
  Textarea,
  TextInput,
  Title,
} from '@mantine/core'
import { read } from '../../../api.ts'
import { Icon } from '../../../ui/icons.tsx'
import { useAct } from '../../act.ts'
import type { GatheringPage } from '../../api-types.ts'
import { api } from '../../client.ts'
import { useOwnUnit } from '../../session.ts'
import { common } from '../../strings.ts'
import { AddressField } from '../fields/address-field.tsx'
import { MomentField } from '../fields/day-field.tsx'
import { UnitSelect } from '../fields/unit-select.tsx'
import { lacking } from '../shared/act-button.tsx'
import { FormEnd } from '../shared/form-end.tsx'
import { useKept } from '../shared/kept-form.tsx'
import { Refusal } from '../shared/note.tsx'
import { draftOf, emptyPiece, type Typed, typedOf } from './draft.ts'
import { Invited } from './invited.tsx'
import { gatheringWords } from './strings.ts'

const words = gatheringWords.form
const options = <T extends string>(names: Record<T, string>) =>
  Object.entries<string>(names).map(([value, label]) => ({ value, label }))

type Props = { gathering?: GatheringPage; onSaved: (saved: { id: string }) => void; onClose: () => void }
type Part = { typed: Typed; onChange: (change: Partial<Typed>) => void }

/** Writes a gathering, changes one that nobody was told of yet, or proposes that one that was announced takes place otherwise. */
export function GatheringForm({ gathering, onSaved, onClose }: Props) {
  const own = useOwnUnit('gathering.write')
  const { typed, change, drop, note } = useKept(
    `gathering.${gathering?.id ?? 'new'}`,
    {
      ...typedOf(gathering, own),
      why: '',
    },
    gathering?.contentHash,
  )
  const isTold = gathering !== undefined && gathering.state !== 'draft'
  const draft = draftOf(typed)
  const save = useAct(
    async (): Promise<{ id: string }> => {
      if (!draft) throw new Error('a time is missing')
      if (gathering && isTold) {
        const { id, contentHash } = gathering
        const { kind, ...plan } = draft
        await read(
          api.gatherings[':id'].change.$post({ param: { id }, json: { ...plan, contentHash, words: typed.why } }),
        )
        return { id }
      }
      if (!gathering) return read(api.gatherings.$post({ json: { unitId: typed.unitId, ...draft } }))
      const { id, contentHash } = gathering
      return read(api.gatherings[':id'].$put({ param: { id }, json: { ...draft, contentHash } }))
    },
    { reload: [['gatherings'], ['gathering']] },
  )
  const off = lacking(
    !typed.unitId && common.unit,
    !typed.title.trim() && words.name,
    !typed.startsAt && words.startsAt,
    !typed.endsAt && words.endsAt,
    !typed.place.trim() && !typed.link.trim() && words.placeOrLink,
    typed.agenda.some(({ title }) => !title.trim()) && words.agenda,
  )
  return (
    <form
      className="card"
      onSubmit={(event) => {
        event.preventDefault()
        save.go(undefined, (saved) => {
          drop()
          onSaved(saved)
        })
      }}
    >
      <Title order={2}>
        {isTold ? gatheringWords.changes.changeTitle : gathering ? words.editTitle : words.newTitle}
      </Title>
      <Stack gap="md">
        {note}
        {isTold && (
          <>
            <Text>{gatheringWords.changes.changeLead}</Text>
            <Textarea
              autosize
              maxLength={500}
              label={gatheringWords.changes.whyChange}
              description={gatheringWords.changes.whyHint}
              value={typed.why}
              onChange={(event) => change({ why: event.currentTarget.value })}
            />
          </>
        )}
        <What typed={typed} onChange={change} isNew={!gathering} isTold={isTold} />
        <Agenda typed={typed} onChange={change} />
        {typed.unitId && <Invited typed={typed} onChange={change} />}
        <Rules typed={typed} onChange={change} />
        <Refusal error={save.error} />
        <FormEnd
          act={words.save}
          pending={save.pending}
          off={off}
          onClose={() => {
            drop()
            onClose()
          }}
        />
      </Stack>
    </form>
  )
}

const What = ({ typed, onChange, isNew, isTold }: Part & { isNew: boolean; isTold: boolean }) => (
  <Stack gap="sm">
    <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm">
      {isNew && (
        <UnitSelect
          act="gathering.write"
          required
          value={typed.unitId}
          onChange={(unitId) => onChange({ unitId, unitIds: [], groupIds: [], people: [] })}
        />
      )}
      {!isTold && (
        <NativeSelect
          label={words.kind}
          value={typed.kind}
          data={options(gatheringWords.kinds)}
          onChange={(event) => onChange({ kind: event.currentTarget.value as Typed['kind'] })}
        />
      )}
    </SimpleGrid>
    <TextInput
      required
      maxLength={300}
      label={words.name}
      value={typed.title}
      onChange={(event) => onChange({ title: event.currentTarget.value })}
    />
    <Textarea
      autosize
      minRows={2}
      maxLength={1000}
      label={words.lead}
      description={words.leadHint}
      value={typed.lead}
      onChange={(event) => onChange({ lead: event.currentTarget.value })}
    />
    <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm">
      <MomentField
        required
        label={words.startsAt}
        value={typed.startsAt}
        onChange={(startsAt) => onChange({ startsAt })}
      />
      <MomentField required label={words.endsAt} value={typed.endsAt} onChange={(endsAt) => onChange({ endsAt })} />
      <TextInput
        label={words.place}
        maxLength={300}
        value={typed.place}
        onChange={(event) => onChange({ place: event.currentTarget.value })}
      />
      <TextInput
        label={words.contact}
        maxLength={300}
        value={typed.contact}
        onChange={(event) => onChange({ contact: event.currentTarget.value })}
      />
    </SimpleGrid>
    <AddressField label={words.link} value={typed.link} onChange={(link) => onChange({ link })} />
  </Stack>
)

function Agenda({ typed, onChange }: Part) {
  const { agenda } = typed
  const change = (at: number, part: Partial<Typed['agenda'][number]>) =>
    onChange({ agenda: agenda.map((piece, n) => (n === at ? { ...piece, ...part } : piece)) })
  const next = Math.max(0, ...agenda.map(({ key }) => key + 1))
  return (
    <fieldset className="choices">
      <legend>{words.agenda}</legend>
      {agenda.map((piece, at) => (
        <SimpleGrid key={piece.key} cols={{ base: 1, md: 3 }} spacing="sm" mb="sm">
          <TextInput
            required
            label={words.piece(at + 1)}
            maxLength={300}
            value={piece.title}
            onChange={(event) => change(at, { title: event.currentTarget.value })}
          />
          <MomentField label={words.pieceAt} value={piece.at} onChange={(moment) => change(at, { at: moment })} />
          <Group gap="sm" align="flex-end" wrap="nowrap">
            <TextInput
              flex={1}
              label={words.speaker}
              maxLength={200}
              value={piece.speaker}
              onChange={(event) => change(at, { speaker: event.currentTarget.value })}
            />
            <Button
              variant="subtle"
              aria-label={words.dropPiece(at + 1)}
              onClick={() => onChange({ agenda: agenda.filter((_, n) => n !== at) })}
            >
              <Icon name="close" />
            </Button>
          </Group>
        </SimpleGrid>
      ))}
      <Button
        variant="default"
        leftSection={<Icon name="plus" />}
        onClick={() => onChange({ agenda: [...agenda, emptyPiece(next)] })}
      >
        {words.addPiece}
      </Button>
    </fieldset>
  )
}

const Rules = ({ typed, onChange }: Part) => (
  <details>
    <summary>{words.rules}</summary>
    <Stack gap="md">
      <Radio.Group
        label={words.attends}
        value={typed.attends}
        onChange={(attends) => onChange({ attends: attends as Typed['attends'] })}
      >
        <Stack gap="sm" mt="xs">
          {options(words.attenders).map(({ value, label }) => (
            <Radio key={value} value={value} label={label} />
          ))}
        </Stack>
      </Radio.Group>
      <Radio.Group
        label={words.votes}
        value={typed.votes}
        onChange={(votes) => onChange({ votes: votes as Typed['votes'] })}
      >
        <Stack gap="sm" mt="xs">
          {options(words.voters).map(({ value, label }) => (
            <Radio key={value} value={value} label={label} />
          ))}
        </Stack>
      </Radio.Group>
      <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm">
        <TextInput
          inputMode="numeric"
          label={words.quorum}
          value={typed.quorum}
          onChange={(event) => onChange({ quorum: event.currentTarget.value })}
        />
        <TextInput
          inputMode="numeric"
          label={words.expected}
          value={typed.expected}
          onChange={(event) => onChange({ expected: event.currentTarget.value })}
        />
      </SimpleGrid>
      <Checkbox
        label={words.room}
        description={words.roomHint}
        checked={typed.asksRoomNumber}
        onChange={(event) => onChange({ asksRoomNumber: event.currentTarget.checked })}
      />
      <Checkbox
        label={words.anonymous}
        checked={typed.anonymousComments}
        onChange={(event) => onChange({ anonymousComments: event.currentTarget.checked })}
      />
    </Stack>
  </details>
)
