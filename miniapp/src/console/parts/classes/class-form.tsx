import { Checkbox, NativeSelect, SimpleGrid, Stack, Text, Textarea, TextInput, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { read } from '../../../api.ts'
import { useAct } from '../../act.ts'
import type { ClassPage } from '../../api-types.ts'
import { api } from '../../client.ts'
import { useOwnUnit, useUnits } from '../../session.ts'
import { common } from '../../strings.ts'
import { UnitSelect } from '../fields/unit-select.tsx'
import { lacking } from '../shared/act-button.tsx'
import { FormEnd } from '../shared/form-end.tsx'
import { useKept } from '../shared/kept-form.tsx'
import { Refusal } from '../shared/note.tsx'
import { classWords } from './strings.ts'

const words = classWords.form
type Kind = keyof typeof classWords.kinds
const kinds = Object.entries(classWords.kinds).map(([value, label]) => ({ value, label }))
const percentIn = (typed: string) => (/^\d{1,3}$/.test(typed.trim()) ? Number(typed) : null)

/** Sets a class down, or changes one that runs. */
export function ClassForm({
  page,
  onSaved,
  onClose,
}: {
  page?: ClassPage
  onSaved: (id: string) => void
  onClose: () => void
}) {
  const own = useOwnUnit('gathering.write')
  const { units } = useUnits()
  const quizzes = useQuery({ queryKey: ['quizzes'], queryFn: () => read(api.quizzes.all.$get()) })
  const { typed, change, drop, note } = useKept(
    `class.${page?.id ?? 'new'}`,
    {
      unitId: page?.unitId ?? own,
      ...{ title: page?.title ?? '', classKind: page?.classKind ?? ('training' as Kind), contact: page?.contact ?? '' },
      ...{ programme: page?.programme ?? '', asksRoomNumber: page?.asksRoomNumber ?? false },
      whole: (page?.invited.unitIds.length ?? 0) > 0,
      ...{ attend: page ? String(page.attendPercent ?? '') : '80', pass: String(page?.passPercent ?? '') },
      roundId: page?.roundId ?? '',
    },
    page?.updatedAt,
  )
  const [attendPercent, passPercent] = [percentIn(typed.attend), percentIn(typed.pass)]
  const save = useAct(
    async () => {
      const { title, classKind, programme, contact, asksRoomNumber } = typed
      const unitIds = page?.invited.unitIds.length ? page.invited.unitIds : [typed.unitId]
      const json = {
        ...{ title, classKind, programme, contact, asksRoomNumber, attendPercent, passPercent },
        invited: { groupIds: page?.invited.groupIds ?? [], unitIds: typed.whole ? unitIds : [] },
        roundId: typed.roundId || null,
      }
      if (!page) return read(api.classes.$post({ json: { unitId: typed.unitId, ...json } }))
      await read(api.classes[':id'].$put({ param: { id: page.id }, json: { ...json, updatedAt: page.updatedAt } }))
      return { id: page.id }
    },
    { reload: [['classes'], ['gatherings']] },
  )
  const close = () => {
    drop()
    onClose()
  }
  const rounds = (quizzes.data?.quizzes ?? []).flatMap((quiz) =>
    quiz.rounds.map(({ id, name }) => ({ value: id, label: `${quiz.title}, ${name}` })),
  )
  const text = (name: 'title' | 'contact' | 'attend' | 'pass', label: string, rest: object = {}) => (
    <TextInput
      label={label}
      value={typed[name]}
      onChange={(event) => change({ [name]: event.currentTarget.value })}
      {...rest}
    />
  )
  const numeric = { inputMode: 'numeric' as const, maxLength: 3 }
  return (
    <form
      className="card"
      onSubmit={(event) => {
        event.preventDefault()
        save.go(undefined, ({ id }) => {
          drop()
          onSaved(id)
        })
      }}
    >
      <Stack gap="md">
        <Title order={2} size="h3">
          {page ? words.editTitle : words.newTitle}
        </Title>
        {note}
        <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm">
          {!page && (
            <UnitSelect act="gathering.write" required value={typed.unitId} onChange={(unitId) => change({ unitId })} />
          )}
          <NativeSelect
            label={words.kind}
            value={typed.classKind}
            data={kinds}
            onChange={(event) => change({ classKind: event.currentTarget.value as Kind })}
          />
          {text('title', words.name, { required: true, maxLength: 200 })}
          {text('contact', words.contact, { maxLength: 300 })}
        </SimpleGrid>
        <Textarea
          autosize
          minRows={3}
          maxLength={4000}
          label={words.programme}
          description={words.programmeHint}
          value={typed.programme}
          onChange={(event) => change({ programme: event.currentTarget.value })}
        />
        <fieldset className="choices">
          <legend>{words.invited}</legend>
          <Stack gap="sm">
            <Checkbox
              label={words.whole(units.find(({ id }) => id === typed.unitId)?.name ?? '')}
              checked={typed.whole}
              onChange={(event) => change({ whole: event.currentTarget.checked })}
            />
            <Text className="soft">{words.invitedHint}</Text>
          </Stack>
        </fieldset>
        <fieldset className="choices">
          <legend>{words.rule}</legend>
          <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm">
            {text('attend', words.attend, numeric)}
            {text('pass', words.pass, { ...numeric, description: words.passHint })}
          </SimpleGrid>
          <NativeSelect
            mt="sm"
            label={words.quiz}
            value={typed.roundId}
            data={[{ value: '', label: words.noQuiz }, ...rounds]}
            onChange={(event) => change({ roundId: event.currentTarget.value })}
          />
        </fieldset>
        <Checkbox
          label={words.room}
          checked={typed.asksRoomNumber}
          onChange={(event) => change({ asksRoomNumber: event.currentTarget.checked })}
        />
        <Refusal error={save.error} />
        <FormEnd
          act={words.save}
          pending={save.pending}
          off={lacking(
            !typed.unitId && common.unit,
            !typed.title.trim() && words.name,
            attendPercent === null && passPercent === null && words.ruleName,
          )}
          onClose={close}
        />
      </Stack>
    </form>
  )
}
