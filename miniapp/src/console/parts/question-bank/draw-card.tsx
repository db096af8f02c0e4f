import { Button, NativeSelect, SimpleGrid, Stack, Text, TextInput, Title } from '@mantine/core'
import { useLocation } from 'wouter'
import { read } from '../../../api.ts'
import { useAct } from '../../act.ts'
import type { BankList } from '../../api-types.ts'
import { api } from '../../client.ts'
import { useOwnUnit } from '../../session.ts'
import { UnitSelect } from '../fields/unit-select.tsx'
import { lacking } from '../shared/act-button.tsx'
import { FormEnd } from '../shared/form-end.tsx'
import { useKept } from '../shared/kept-form.tsx'
import { Refusal } from '../shared/note.tsx'
import type { Brought } from './import-card.tsx'
import { difficultyChoices } from './question-form.tsx'
import { bankWords } from './strings.ts'

const words = bankWords.drawing
const mostParts = 20
type Part = { tag: string; difficulty: string; count: string }
const part: Part = { tag: '', difficulty: '', count: '10' }

type Props = { tags: BankList['tags']; from: string; brought?: Brought; onClose: () => void }

/** The draft of a quiz from so many questions of each tag. */
export function DrawCard({ tags, from, brought, onClose }: Props) {
  const own = useOwnUnit('quiz.write')
  const [, go] = useLocation()
  const { typed, change, drop, note } = useKept(`bank-draw${brought?.ids[0] ?? ''}`, {
    unitId: brought?.unitId || own,
    title: brought?.name ?? '',
    parts: [part],
  })
  const { unitId, title, parts } = typed
  const put = (at: number, more: Partial<Part>) =>
    change((now) => ({ parts: now.parts.map((one, place) => (place === at ? { ...one, ...more } : one)) }))
  const draw = useAct(
    () =>
      read(
        api['question-bank'].draw.$post({
          json: {
            ...{ unitId, title, from: from || undefined },
            parts: brought
              ? [{ count: brought.ids.length, ids: brought.ids }]
              : parts.map(({ tag, difficulty, count }) => ({
                  ...{ tag: tag || undefined, count: Number(count) },
                  difficulty: (difficulty || undefined) as 'easy' | 'medium' | 'hard' | undefined,
                })),
          },
        }),
      ),
    { reload: [['quizzes']] },
  )
  const leave = () => {
    drop()
    onClose()
  }
  return (
    <form
      className="card"
      onSubmit={(event) => {
        event.preventDefault()
        draw.go(undefined, ({ id }) => {
          drop()
          go(`/quizzes/${id}`)
        })
      }}
    >
      <Title order={2}>{words.title}</Title>
      <Stack gap="sm">
        {note}
        <Text>{brought ? words.brought(brought.ids.length) : words.lead}</Text>
        <UnitSelect
          act="quiz.write"
          required
          label={words.unit}
          value={unitId}
          onChange={(chosen) => change({ unitId: chosen })}
        />
        <TextInput
          required
          label={words.name}
          maxLength={200}
          value={title}
          onChange={(event) => change({ title: event.currentTarget.value })}
        />
        {!brought &&
          parts.map(({ tag, difficulty, count }, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a part has nothing of its own but its place
            <SimpleGrid key={at} cols={{ base: 1, sm: 3 }} spacing="sm">
              <TextInput
                required
                type="number"
                min={1}
                max={2000}
                label={words.count(at + 1)}
                value={count}
                onChange={(event) => put(at, { count: event.currentTarget.value })}
              />
              <NativeSelect
                label={words.tag(at + 1)}
                value={tag}
                data={[
                  { value: '', label: bankWords.allTags },
                  ...tags.map((one) => ({ value: one.tag, label: bankWords.tagged(one.tag, one.count) })),
                ]}
                onChange={(event) => put(at, { tag: event.currentTarget.value })}
              />
              <NativeSelect
                label={words.difficulty(at + 1)}
                value={difficulty}
                data={[{ value: '', label: bankWords.allDifficulties }, ...difficultyChoices]}
                onChange={(event) => put(at, { difficulty: event.currentTarget.value })}
              />
            </SimpleGrid>
          ))}
        {!brought && (
          <div>
            {parts.length < mostParts && (
              <Button variant="default" onClick={() => change({ parts: [...parts, part] })}>
                {words.more}
              </Button>
            )}{' '}
            {parts.length > 1 && (
              <Button variant="default" onClick={() => change({ parts: parts.slice(0, -1) })}>
                {words.less}
              </Button>
            )}
          </div>
        )}
        <Refusal error={draw.error} />
        <FormEnd
          act={words.act}
          pending={draw.pending}
          off={lacking(!unitId && words.unit, !title.trim() && words.name)}
          onClose={leave}
        />
      </Stack>
    </form>
  )
}
