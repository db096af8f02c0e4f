import { Button, Group, NativeSelect, Stack, Text, TextInput, Title } from '@mantine/core'
import { useState } from 'react'
import { Link } from 'wouter'
import type { RelationKind } from '../../../../../db/schema/library.ts'
import { read } from '../../../api.ts'
import { useAct } from '../../act.ts'
import type { DocumentRecord } from '../../api-types.ts'
import { api } from '../../client.ts'
import { writtenDay } from '../../clock.ts'
import { common } from '../../strings.ts'
import { DayField } from '../fields/day-field.tsx'
import { lacking } from '../shared/act-button.tsx'
import { FormEnd } from '../shared/form-end.tsx'
import { useKept } from '../shared/kept-form.tsx'
import { Refusal } from '../shared/note.tsx'
import { Status } from '../shared/status.tsx'
import { relationWords as words } from './record-strings.ts'

type Relation = DocumentRecord['does'][number] | DocumentRecord['done'][number]
const moves: RelationKind[] = ['amends', 'replaces', 'repeals', 'suspends']
const tones = { suggested: 'waiting', confirmed: 'good', rejected: 'quiet' } as const

/** What the document does to others and others to it; a person says which of it is so. */
export function Relations({ record }: { record: DocumentRecord }) {
  const { does, done, mine: may } = record
  return (
    <section className="card">
      <Title order={2} size="h3">
        {words.title}
      </Title>
      {does.length + done.length === 0 && <Text className="soft">{words.none}</Text>}
      {does.length > 0 && (
        <List heading={words.does} kinds={words.kinds} of={does} decidedOn={may ? record.id : null} />
      )}
      {done.length > 0 && <List heading={words.done} kinds={words.by} of={done} decidedOn={null} />}
      {may && <Add documentId={record.id} />}
    </section>
  )
}

type ListProps = { heading: string; kinds: Record<RelationKind, string>; of: Relation[]; decidedOn: string | null }

const List = ({ heading, kinds, of, decidedOn }: ListProps) => (
  <>
    <Title order={3} size="h4" mt="md">
      {heading}
    </Title>
    <ul className="relations">
      {of.map((relation) => {
        const name = [relation.number, relation.title].filter((word, i, all) => word && !all[1 - i]?.includes(word))
        const target = name.join(' – ')
        return (
          <li key={relation.id}>
            <p>
              <strong>{kinds[relation.kind]}</strong>{' '}
              {relation.documentId ? <Link href={`/library/${relation.documentId}`}>{target}</Link> : target}
            </p>
            <p className="facts">
              {relation.scope && <span>{relation.scope}</span>}
              {relation.effectiveOn && <span>{words.since(writtenDay(relation.effectiveOn))}</span>}
              <Status tone={tones[relation.status]}>{words.states[relation.status]}</Status>
            </p>
            {relation.reach === 'unread' && moves.includes(relation.kind) && <p className="soft">{words.unread}</p>}
            {relation.evidence && <q>{relation.evidence}</q>}
            {decidedOn && <Decide documentId={decidedOn} relation={relation} target={target} />}
          </li>
        )
      })}
    </ul>
  </>
)

function Decide({ documentId, relation, target }: { documentId: string; relation: Relation; target: string }) {
  const { id, status } = relation
  const decide = useAct(
    (confirmed: boolean) =>
      read(
        api.records[':id'].relations[':relation'].$put({
          param: { id: documentId, relation: id },
          json: { confirmed },
        }),
      ),
    { reload: [['documents']] },
  )
  return (
    <>
      <Refusal error={decide.error} />
      <Group gap="xs">
        {status !== 'confirmed' && (
          <Button
            variant="default"
            loading={decide.pending}
            aria-label={words.decide(words.yes, target)}
            onClick={() => decide.go(true)}
          >
            {words.yes}
          </Button>
        )}
        {status !== 'rejected' && (
          <Button
            variant="default"
            loading={decide.pending}
            aria-label={words.decide(words.no, target)}
            onClick={() => decide.go(false)}
          >
            {words.no}
          </Button>
        )}
      </Group>
    </>
  )
}

const fresh = { kind: 'replaces' as RelationKind, number: '', scope: '', effectiveOn: '' }

/** For what an editor knows and the text was not read to say. */
function Add({ documentId }: { documentId: string }) {
  const [open, setOpen] = useState(false)
  const { typed, change, drop, note } = useKept(`relation.${documentId}`, fresh)
  const leave = () => {
    drop()
    setOpen(false)
  }
  const add = useAct(
    (json: typeof fresh) =>
      read(
        api.records[':id'].relations.$post({
          param: { id: documentId },
          json: { ...json, effectiveOn: json.effectiveOn || undefined },
        }),
      ),
    { reload: [['documents']] },
  )
  if (!open)
    return (
      <Button mt="md" variant="default" onClick={() => setOpen(true)}>
        {words.add}
      </Button>
    )
  const bound = (field: keyof typeof fresh) => ({
    value: typed[field],
    onChange: (event: { currentTarget: { value: string } }) => change({ [field]: event.currentTarget.value }),
  })
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        add.go(typed, leave)
      }}
    >
      <Stack gap="sm" mt="md">
        {note}
        <NativeSelect
          label={words.kind}
          {...bound('kind')}
          data={Object.entries(words.kinds).map(([value, label]) => ({ value, label }))}
        />
        <TextInput required label={words.number} maxLength={60} {...bound('number')} />
        <TextInput label={words.scope} description={words.scopeHint} maxLength={200} {...bound('scope')} />
        <DayField
          label={words.day}
          description={words.dayHint}
          value={typed.effectiveOn}
          onChange={(effectiveOn) => change({ effectiveOn })}
        />
        <Refusal error={add.error} />
        <FormEnd
          act={common.save}
          pending={add.pending}
          off={lacking(!typed.number.trim() && words.number)}
          onClose={leave}
        />
      </Stack>
    </form>
  )
}
