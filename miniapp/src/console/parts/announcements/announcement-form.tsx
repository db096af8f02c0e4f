import { Checkbox, SimpleGrid, Stack, Textarea, TextInput, Title } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { read } from '../../../api.ts'
import { useAct } from '../../act.ts'
import type { Announcement } from '../../api-types.ts'
import { api } from '../../client.ts'
import { written } from '../../clock.ts'
import { useOwnUnit, useUnits } from '../../session.ts'
import { common } from '../../strings.ts'
import { AudienceChoice, subtreeOf } from '../digests/audience.tsx'
import { AddressField } from '../fields/address-field.tsx'
import { UnitSelect } from '../fields/unit-select.tsx'
import { LifeFields } from '../items/life-fields.tsx'
import { lacking } from '../shared/act-button.tsx'
import { FormEnd } from '../shared/form-end.tsx'
import { useKept } from '../shared/kept-form.tsx'
import { Note, Refusal } from '../shared/note.tsx'
import { CharacterCount, Phone } from '../shared/phone.tsx'
import { AttachmentField } from './attachment-field.tsx'
import { draftOf, monthDaysOf, type Typed, typedOf } from './draft.ts'
import { announcementWords } from './strings.ts'
import { SaveTemplate, TemplateSelect } from './templates.tsx'
import { WhenFields } from './when-fields.tsx'

const words = announcementWords.form

type Props = { announcement?: Announcement; onSaved: (saved: Announcement) => void; onClose: () => void }

/** Writes an announcement or changes one, beside what groups will see of it. */
export function AnnouncementForm({ announcement, onSaved, onClose }: Props) {
  const own = useOwnUnit('digest.write')
  const { typed, change, drop, note } = useKept(
    `announcement.${announcement?.id ?? 'new'}`,
    typedOf(announcement, own),
    announcement?.contentHash,
  )
  const leave = () => {
    drop()
    onClose()
  }
  const save = useAct(
    (): Promise<Announcement> => {
      const draft = draftOf(typed)
      if (!announcement) return read(api.announcements.$post({ json: { unitId: typed.unitId, ...draft } }))
      const { id, contentHash } = announcement
      return read(api.announcements[':id'].$put({ param: { id }, json: { ...draft, contentHash } }))
    },
    { reload: [['announcements'], ['overview'], ['calendar']] },
  )
  const off = lacking(
    !typed.unitId && common.unit,
    !typed.title.trim() && words.name,
    !typed.text.trim() && words.text,
    typed.isUrgent && !typed.reason.trim() && words.reason,
    !typed.isUrgent && typed.when === 'later' && !typed.sendAt && words.sendAt,
    !typed.isUrgent &&
      typed.when === 'again' &&
      typed.every === 'week' &&
      typed.weekdays.length === 0 &&
      words.weekdays,
    !typed.isUrgent &&
      typed.when === 'again' &&
      typed.every === 'month' &&
      !monthDaysOf(typed.monthDays) &&
      words.monthDays,
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
      <Title order={2}>{announcement ? words.editTitle : words.newTitle}</Title>
      <SimpleGrid cols={{ base: 1, lg: 2 }} spacing="xl">
        <Stack gap="sm">
          {note}
          {announcement && announcement.approvals.length > 0 && <Note>{words.editNote}</Note>}
          <Fields typed={typed} onChange={change} isNew={!announcement} hasLife={Boolean(announcement?.said.life)} />
          <Refusal error={save.error} />
          <FormEnd act={words.save} pending={save.pending} off={off} onClose={leave} />
          <SaveTemplate unitId={typed.unitId} title={typed.title} text={typed.text} />
        </Stack>
        <Preview typed={typed} />
      </SimpleGrid>
    </form>
  )
}

type FieldsProps = { typed: Typed; onChange: (change: Partial<Typed>) => void; isNew: boolean; hasLife: boolean }

function Fields({ typed, onChange, isNew, hasLife }: FieldsProps) {
  return (
    <>
      {isNew && (
        <UnitSelect
          act="digest.write"
          required
          value={typed.unitId}
          onChange={(unitId) => onChange({ unitId, image: null, file: null })}
        />
      )}
      <TemplateSelect unitId={typed.unitId} onPick={({ title, text }) => onChange({ title, text })} />
      <TextInput
        required
        maxLength={300}
        label={words.name}
        value={typed.title}
        onChange={(event) => onChange({ title: event.currentTarget.value })}
      />
      <Textarea
        required
        autosize
        minRows={6}
        maxLength={5000}
        label={words.text}
        description={words.textHint}
        value={typed.text}
        onChange={(event) => onChange({ text: event.currentTarget.value })}
      />
      <AddressField label={words.link} value={typed.link} onChange={(link) => onChange({ link })} />
      <LifeFields typed={typed} onChange={onChange} open={hasLife} />
      {typed.unitId && (
        <>
          <AttachmentField
            unitId={typed.unitId}
            as="picture"
            value={typed.image}
            onChange={(image) => onChange({ image })}
          />
          <AttachmentField unitId={typed.unitId} as="file" value={typed.file} onChange={(file) => onChange({ file })} />
          <To typed={typed} onChange={onChange} />
        </>
      )}
      <Checkbox
        label={words.urgent}
        description={words.urgentHint}
        checked={typed.isUrgent}
        onChange={(event) => onChange({ isUrgent: event.currentTarget.checked })}
      />
      {typed.isUrgent ? (
        <Textarea
          required
          label={words.reason}
          description={words.reasonHint}
          maxLength={300}
          value={typed.reason}
          onChange={(event) => onChange({ reason: event.currentTarget.value })}
        />
      ) : (
        <WhenFields typed={typed} onChange={onChange} />
      )}
    </>
  )
}

function To({ typed, onChange }: Pick<FieldsProps, 'typed' | 'onChange'>) {
  const { units } = useUnits()
  const { data } = useQuery({ queryKey: ['groups'], queryFn: () => read(api.groups.$get()) })
  if (!data) return null
  const reach = subtreeOf(typed.unitId, units)
  const groups = data.groups.filter((group) => group.status === 'active' && reach.has(group.unitId))
  if (groups.length === 0) return <Note>{words.noGroups}</Note>
  return (
    <AudienceChoice
      choice={typed.choice}
      groups={groups}
      units={units.filter(({ id }) => reach.has(id))}
      onChange={(choice) => onChange({ choice })}
    />
  )
}

/** Composed where the message is composed, so that what stands here is what the group will get. */
function Preview({ typed }: { typed: Typed }) {
  const { units } = useUnits()
  const [{ unitId, ...draft }] = useDebouncedValue({ unitId: typed.unitId, ...draftOf(typed) }, 400)
  const query = useQuery({
    queryKey: ['announcement-preview', unitId, draft],
    enabled: Boolean(unitId && draft.title.trim() && draft.text.trim()),
    retry: false,
    placeholderData: keepPreviousData,
    queryFn: () => read(api.announcements.preview.$post({ json: { unitId, ...draft } })),
  })
  const { data, error } = query
  return (
    <section aria-label={words.preview}>
      <Title order={3} mb="sm">
        {words.preview}
      </Title>
      {!data && !error && <p className="soft">{words.previewWaits}</p>}
      <Refusal error={error} />
      {data && !error && (
        <>
          <Phone from={units.find(({ id }) => id === typed.unitId)?.name ?? ''} text={data.text} />
          <CharacterCount text={data.text} />
          <div aria-live="polite">
            {data.putOffBy ? (
              <Note tone="urgent">{announcementWords.putOff(data.putOffBy, written(data.sendAt))}</Note>
            ) : (
              (typed.when !== 'now' || typed.isUrgent) && <Note>{announcementWords.leaves(written(data.sendAt))}</Note>
            )}
            <p>{`${announcementWords.groups(data.groups)} ${data.message}`}</p>
          </div>
        </>
      )}
    </section>
  )
}
