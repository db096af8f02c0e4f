import { Button, Stack, Text, Textarea, TextInput, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { read } from '../../../api.ts'
import { useAct } from '../../act.ts'
import { api } from '../../client.ts'
import { UnitSelect } from '../fields/unit-select.tsx'
import { ActButton, lacking } from '../shared/act-button.tsx'
import { useKept } from '../shared/kept-form.tsx'
import { Refusal } from '../shared/note.tsx'
import { caseWords } from './strings.ts'

const words = caseWords.templates
const reload = { reload: [['feedback', 'templates']] }

/** The words that a unit answers with often, and a form for one more. */
export function TemplateList() {
  const { data } = useQuery({
    queryKey: ['feedback', 'templates'],
    queryFn: () => read(api.feedback.templates.$get()),
    staleTime: 60_000,
  })
  const { typed, change, drop, note } = useKept('feedback.template', { unitId: '', name: '', text: '' })
  const save = useAct(() => read(api.feedback.templates.$post({ json: typed })), reload)
  const remove = useAct((id: string) => read(api.feedback.templates[':id'].$delete({ param: { id } })), reload)
  const templates = data?.templates ?? []
  return (
    <section className="card">
      <Title order={2} size="h3">
        {words.title}
      </Title>
      <Text className="soft">{words.lead}</Text>
      {templates.length === 0 ? (
        <Text>{words.none}</Text>
      ) : (
        <ul className="rows">
          {templates.map(({ id, name, unitName, text, mayEdit }) => (
            <li key={id} className="row">
              <div className="row-main">
                <strong>{name}</strong>
                <Text className="prose">{text}</Text>
                <p className="facts">{unitName}</p>
              </div>
              {mayEdit && (
                <Button variant="subtle" loading={remove.pending} onClick={() => remove.go(id)}>
                  {words.remove}
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
      <Refusal error={remove.error} />
      <form
        onSubmit={(event) => {
          event.preventDefault()
          save.go(undefined, drop)
        }}
      >
        {note}
        <Stack gap="sm">
          <UnitSelect act="feedback.answer" value={typed.unitId} onChange={(unitId) => change({ unitId })} />
          <TextInput
            label={words.name}
            maxLength={80}
            value={typed.name}
            onChange={(event) => change({ name: event.currentTarget.value })}
          />
          <Textarea
            label={words.text}
            autosize
            minRows={2}
            maxLength={1500}
            value={typed.text}
            onChange={(event) => change({ text: event.currentTarget.value })}
          />
          <Refusal error={save.error} />
          <div>
            <ActButton
              type="submit"
              variant="default"
              loading={save.pending}
              off={lacking(
                !typed.unitId && words.unit,
                !typed.name.trim() && words.name,
                !typed.text.trim() && words.text,
              )}
            >
              {words.save}
            </ActButton>
          </div>
        </Stack>
      </form>
    </section>
  )
}
