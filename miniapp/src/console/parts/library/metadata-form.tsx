import { Group, NativeSelect, Stack, Text, Textarea, TextInput, Title } from '@mantine/core'
import type { Access } from '../../../../../db/schema/library.ts'
import { read } from '../../../api.ts'
import { problemOf, useAct } from '../../act.ts'
import type { DocumentRecord } from '../../api-types.ts'
import { api } from '../../client.ts'
import { writtenDay } from '../../clock.ts'
import { DayField } from '../fields/day-field.tsx'
import { ActButton, lacking } from '../shared/act-button.tsx'
import { useKept } from '../shared/kept-form.tsx'
import { Note, Refusal } from '../shared/note.tsx'
import { metadataWords as words } from './record-strings.ts'
import { library } from './strings.ts'

type Field = keyof typeof words.fields
const fields = Object.keys(words.fields) as Field[]
const days: readonly Field[] = ['issuedOn', 'effectiveOn', 'expiresOn']

/** What a document is, each field with the words it was read from beside it, for a person to mend and confirm. */
export function MetadataForm({ record }: { record: DocumentRecord }) {
  const may = record.mine
  const known = Object.fromEntries(fields.map((field) => [field, record[field] ?? ''])) as Record<Field, string>
  // What was typed about one wording says nothing of the next.
  const { typed, change, drop, note } = useKept(`record.${record.id}.${record.version}`, known, record.updatedAt)
  const save = useAct(
    () => {
      const { issuedOn, effectiveOn, expiresOn, access, ...texts } = typed
      const dated = { issuedOn: issuedOn || null, effectiveOn: effectiveOn || null, expiresOn: expiresOn || null }
      const json = {
        ...texts,
        ...dated,
        access: access as Access,
        version: record.version,
        updatedAt: record.updatedAt,
      }
      return read(api.records[':id'].$put({ param: { id: record.id }, json }))
    },
    { reload: [['documents']] },
  )
  return (
    <form
      className="card"
      onSubmit={(event) => {
        event.preventDefault()
        save.go(undefined, drop)
      }}
    >
      <Title order={2} size="h3">
        {words.title}
      </Title>
      <Stack gap="md">
        {note}
        {!may && <Text className="soft">{words.onlyEditors}</Text>}
        {fields.map((field) => {
          const bound = {
            label: words.fields[field],
            disabled: !may,
            error: problemOf(save.error, field),
            description: field === 'expiresOn' ? words.expiresHint : undefined,
            value: typed[field],
            onChange: (event: { currentTarget: { value: string } }) => change({ [field]: event.currentTarget.value }),
          }
          return (
            <div key={field}>
              {field === 'access' ? (
                <NativeSelect
                  {...bound}
                  data={Object.entries(library.accessNames).map(([value, label]) => ({ value, label }))}
                />
              ) : field === 'title' ? (
                <Textarea {...bound} required autosize maxLength={1000} />
              ) : days.includes(field) ? (
                <DayField {...bound} onChange={(value) => change({ [field]: value })} />
              ) : (
                <TextInput {...bound} maxLength={300} />
              )}
              <Evidence field={field} value={typed[field]} reading={record.readings[field]} />
            </div>
          )
        })}
        <Refusal error={save.error} />
        {save.result && <Note tone="good">{words.saved}</Note>}
        {may && (
          <Group>
            <ActButton type="submit" loading={save.pending} off={lacking(!typed.title.trim() && words.fields.title)}>
              {record.confirmedAt === null ? words.confirm : words.again}
            </ActButton>
          </Group>
        )}
      </Stack>
    </form>
  )
}

type Reading = NonNullable<DocumentRecord['readings'][Field]>

function Evidence({ field, value, reading }: { field: Field; value: string; reading: Reading | undefined }) {
  if (!reading) return value ? null : <Text className="soft">{words.nothing}</Text>
  const shown = days.includes(field)
    ? writtenDay(reading.value)
    : field === 'access'
      ? library.accessNames[reading.value as Access]
      : reading.value
  return (
    <div className="evidence">
      <Text span className="soft">
        {words.evidence}
      </Text>{' '}
      <q>{reading.evidence}</q> {reading.value !== value && <strong>{words.otherwise(shown)}</strong>}
    </div>
  )
}
