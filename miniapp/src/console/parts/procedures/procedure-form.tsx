import { SimpleGrid, Stack, Text, Textarea, TextInput, Title } from '@mantine/core'
import type { ChangeEvent } from 'react'
import { read } from '../../../api.ts'
import { useAct } from '../../act.ts'
import type { Procedure } from '../../api-types.ts'
import { api } from '../../client.ts'
import { useOwnUnit } from '../../session.ts'
import { common } from '../../strings.ts'
import { wholeAddress } from '../fields/address.ts'
import { AddressField } from '../fields/address-field.tsx'
import { UnitSelect } from '../fields/unit-select.tsx'
import { lacking } from '../shared/act-button.tsx'
import { FormEnd } from '../shared/form-end.tsx'
import { useKept } from '../shared/kept-form.tsx'
import { Note, Refusal } from '../shared/note.tsx'
import { GroundFields } from './ground-fields.tsx'
import { procedureWords } from './strings.ts'

const words = procedureWords.form
const { labels } = procedureWords

type Content = Procedure['content']
type Told = Content['vi']
/** A text as it is typed: what is a list there is a line each here. */
type TypedText = { [Field in keyof Told]: string }
type Typed = {
  unitId: string
  vi: TypedText
  en: TypedText
  onlineUrl: string
  forms: string
  grounds: Content['grounds']
}

const typedOf = (told: Told | null | undefined): TypedText => ({
  ...{ name: told?.name ?? '', called: told?.called.join('\n') ?? '', papers: told?.papers.join('\n') ?? '' },
  ...{ copies: told?.copies ?? '', fee: told?.fee ?? '', time: told?.time ?? '', decider: told?.decider ?? '' },
  ...{ place: told?.place ?? '', online: told?.online ?? '', note: told?.note ?? '' },
})
const linesOf = (typed: string) =>
  typed
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
const toldOf = (typed: TypedText): Told => ({
  ...typed,
  called: linesOf(typed.called),
  papers: linesOf(typed.papers),
})
const formOf = (line: string) => {
  const scheme = line.indexOf('://')
  const at = line.lastIndexOf(' ', scheme < 0 ? undefined : scheme) + 1
  return { name: line.slice(0, at).trim(), url: wholeAddress(line.slice(at)) }
}
const contentOf = ({ vi, en, onlineUrl, forms, grounds }: Typed): Content => ({
  ...{ vi: toldOf(vi), onlineUrl, forms: linesOf(forms).map(formOf) },
  en: Object.values(en).some((value) => value.trim()) ? toldOf(en) : null,
  grounds: grounds.filter(({ text }) => text.trim()),
})

/** What a new one begins with; `key` tells one from another while it is being written. */
type Draft = { key: string; name: string }
type Props = {
  procedure?: Procedure
  draft?: Draft
  onClose: () => void
  onSaved?: (id: string) => void
}

/** Writes a procedure, or a new version of one. What was typed stays until the server has taken it. */
export function ProcedureForm({ procedure, draft, onClose, onSaved }: Props) {
  const own = useOwnUnit('procedure.write')
  const fresh: Typed = {
    unitId: procedure?.unitId ?? own,
    vi: { ...typedOf(procedure?.content.vi), ...(draft && { name: draft.name }) },
    en: typedOf(procedure?.content.en),
    onlineUrl: procedure?.content.onlineUrl ?? '',
    forms: procedure?.content.forms.map(({ name, url }) => `${name} ${url}`).join('\n') ?? '',
    grounds: procedure?.content.grounds ?? [{ text: '', passageId: null }],
  }
  const { typed, change, drop, note } = useKept(
    `procedure.${procedure?.id ?? draft?.key ?? 'new'}`,
    fresh,
    procedure?.contentHash,
  )
  const leave = () => {
    drop()
    onClose()
  }
  const save = useAct(
    () => {
      const content = contentOf(typed)
      return procedure
        ? read(
            api.procedures[':id'].$put({
              param: { id: procedure.id },
              json: { ...content, contentHash: procedure.contentHash },
            }),
          )
        : read(api.procedures.$post({ json: { unitId: typed.unitId, content } }))
    },
    { reload: [['procedures'], ['overview']] },
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
      <Title order={2} size="h3">
        {procedure ? words.editTitle : words.newTitle}
      </Title>
      <Stack gap="sm">
        {note}
        {procedure?.status === 'shown' && <Note>{words.editNote}</Note>}
        {!procedure && (
          <UnitSelect act="procedure.write" required value={typed.unitId} onChange={(unitId) => change({ unitId })} />
        )}
        <TextFields required value={typed.vi} onChange={(part) => change(({ vi }) => ({ vi: { ...vi, ...part } }))} />
        <AddressField label={words.onlineUrl} value={typed.onlineUrl} onChange={(onlineUrl) => change({ onlineUrl })} />
        <Textarea
          autosize
          minRows={1}
          label={words.forms}
          description={words.formsHint}
          value={typed.forms}
          onChange={(event) => change({ forms: event.currentTarget.value })}
        />
        <GroundFields
          value={typed.grounds}
          onChange={(next) => change(({ grounds }) => ({ grounds: next(grounds) }))}
        />
        <details>
          <summary>{words.english}</summary>
          <Stack gap="sm" mt="sm">
            <Text className="soft">{words.englishLead}</Text>
            <TextFields value={typed.en} onChange={(part) => change(({ en }) => ({ en: { ...en, ...part } }))} />
          </Stack>
        </details>
        <Refusal error={save.error} />
        <FormEnd
          act={words.save}
          pending={save.pending}
          off={lacking(
            !typed.unitId && common.unit,
            !typed.vi.name.trim() && words.name,
            !typed.vi.papers.trim() && labels.papers,
            !typed.vi.fee.trim() && labels.fee,
            !typed.vi.time.trim() && labels.time,
            !typed.vi.place.trim() && labels.place,
            typed.grounds.every(({ text }) => !text.trim()) && labels.ground,
          )}
          onClose={leave}
        />
      </Stack>
    </form>
  )
}

type TextProps = { required?: true; value: TypedText; onChange: (part: Partial<TypedText>) => void }

function TextFields({ required, value, onChange }: TextProps) {
  const field = (name: keyof TypedText, label: string) => ({
    label: required ? label : `${label} (${procedureWords.inEnglish})`,
    value: value[name],
    onChange: (event: ChangeEvent<HTMLInputElement | HTMLTextAreaElement>) =>
      onChange({ [name]: event.currentTarget.value }),
  })
  return (
    <>
      <TextInput required={required} maxLength={200} {...field('name', words.name)} />
      <Textarea autosize minRows={2} description={words.calledHint} {...field('called', words.called)} />
      <Textarea required={required} autosize minRows={3} {...field('papers', words.papers)} />
      <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm">
        <TextInput maxLength={300} {...field('copies', labels.copies)} />
        <TextInput required={required} maxLength={300} description={words.feeHint} {...field('fee', labels.fee)} />
        <TextInput required={required} maxLength={300} {...field('time', labels.time)} />
        <TextInput required={required} maxLength={300} {...field('place', labels.place)} />
        <TextInput maxLength={300} {...field('decider', labels.decider)} />
        <TextInput maxLength={300} description={words.onlineHint} {...field('online', labels.online)} />
      </SimpleGrid>
      <TextInput maxLength={300} description={words.noteHint} {...field('note', words.note)} />
    </>
  )
}
