import { Box, Button, Group, Stack, Text, Textarea, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { read } from '../../../api.ts'
import { Icon } from '../../../ui/icons.tsx'
import { Empty, Loaded } from '../../../ui/states.tsx'
import { type Act, useAct } from '../../act.ts'
import type { UnmetTopic } from '../../api-types.ts'
import { api } from '../../client.ts'
import { written } from '../../clock.ts'
import { useMay } from '../../session.ts'
import { ItemForm } from '../items/item-form.tsx'
import { ProcedureForm } from '../procedures/procedure-form.tsx'
import { AskedAct } from '../shared/confirm.tsx'
import { useKept } from '../shared/kept-form.tsx'
import { Note, Refusal } from '../shared/note.tsx'
import { Status } from '../shared/status.tsx'
import { CuratedForm } from './curated-form.tsx'
import { unmetWords as words } from './unmet-strings.ts'

/** What several asked and nobody could answer, each made into something in one step. */
export function Unmet() {
  const query = useQuery({ queryKey: ['unmet'], queryFn: () => read(api.unmet.$get()) })
  return (
    <Loaded query={query}>
      {({ topics, night }) => (
        <>
          {night && night.state in words.night && (
            <Box mt="sm">
              <Note>{words.night[night.state as keyof typeof words.night]}</Note>
            </Box>
          )}
          {topics.length === 0 ? (
            <Empty icon="check" title={words.empty}>
              <p>{words.emptyLead}</p>
            </Empty>
          ) : (
            <>
              <Text my="sm">{words.lead}</Text>
              <ul className="cards">
                {topics.map((topic) => (
                  <TopicCard key={topic.id} topic={topic} />
                ))}
              </ul>
            </>
          )}
        </>
      )}
    </Loaded>
  )
}

type Taking = { became: NonNullable<UnmetTopic['became']>; refId?: string; note?: string }
type Making = 'item' | 'curated' | 'procedure' | null

function TopicCard({ topic }: { topic: UnmetTopic }) {
  const [making, setMaking] = useState<Making>(null)
  const { id, label, examples, people, units, lastAt, became, note, readyAt, isJoined } = topic
  const take = useAct(
    ({ refId = '', note = '', ...made }: Taking) =>
      read(api.unmet[':id'].take.$post({ param: { id }, json: { ...made, refId, note } })),
    { reload: [['unmet']] },
  )
  const close = () => setMaking(null)
  return (
    <li className="card">
      <div className="head">
        <Title order={2} size="h3">
          {label}
        </Title>
        <Status tone={readyAt ? 'good' : 'waiting'}>{words.people(people)}</Status>
      </div>
      <p className="facts">
        <span>{words.units(units)}</span>
        <span>{words.last(written(lastAt))}</span>
      </p>
      {examples.length > 0 && (
        <details>
          <summary>{words.examples}</summary>
          <ul>
            {examples.map((one) => (
              <li key={one}>{one}</li>
            ))}
          </ul>
        </details>
      )}
      {isJoined && became === null && <Text>{words.joined}</Text>}
      {became && <Text>{readyAt ? words.ready(written(readyAt)) : words.became[became]}</Text>}
      {note && <Text className="prose">{note}</Text>}
      <Refusal error={take.error} />
      {!readyAt && making === null && <Acts topic={topic} take={take} onMake={setMaking} />}
      {making === 'item' && (
        <ItemForm
          draft={{ key: id, title: label }}
          onMade={(refId) => take.go({ became: 'item', refId })}
          onClose={close}
        />
      )}
      {making === 'curated' && (
        <CuratedForm
          draft={{ question: wordingsOf(topic).join('\n'), text: '' }}
          onMade={(refId) => take.go({ became: 'curated', refId })}
          onClose={close}
        />
      )}
      {making === 'procedure' && (
        <ProcedureForm
          draft={{ key: id, name: label }}
          onSaved={(refId) => take.go({ became: 'procedure', refId })}
          onClose={close}
        />
      )}
    </li>
  )
}

/** How people asked, less the wordings of which a word was left out: nobody asks so. */
const wordingsOf = ({ label, examples }: UnmetTopic) =>
  [label, ...examples].filter((one, at) => at === 0 || !one.includes('…'))

type ActsProps = { topic: UnmetTopic; take: Act<Taking, unknown>; onMake: (making: Making) => void }

function Acts({ topic: { id, label, became, isJoined }, take, onMake }: ActsProps) {
  const may = useMay()
  const part = useAct(() => read(api.unmet[':id'].part.$post({ param: { id } })), { reload: [['unmet']] })
  const fulfil = useAct(() => read(api.unmet[':id'].fulfil.$post({ param: { id } })), { reload: [['unmet']] })
  return (
    <Stack gap="xs">
      <Refusal error={fulfil.error} />
      <Group gap="sm">
        {became === 'wish' && may('document.write') && (
          <Button leftSection={<Icon name="check" />} loading={fulfil.pending} onClick={() => fulfil.go(undefined)}>
            {words.fulfil}
          </Button>
        )}
        {(became === null || became === 'wish') && (
          <>
            {may('item.write') && (
              <Button variant="default" leftSection={<Icon name="news" />} onClick={() => onMake('item')}>
                {words.item}
              </Button>
            )}
            {may('answer.curate') && (
              <Button variant="default" leftSection={<Icon name="edit" />} onClick={() => onMake('curated')}>
                {words.curated}
              </Button>
            )}
            {may('procedure.write') && (
              <Button variant="default" leftSection={<Icon name="document" />} onClick={() => onMake('procedure')}>
                {words.procedure}
              </Button>
            )}
          </>
        )}
        {became === null && may('document.write') && <Wish topicId={id} take={take} />}
        {isJoined && became === null && may('question.answer') && (
          <AskedAct act={part} words={words.part} title={words.partTitle} variant="default">
            <Text>{label}</Text>
            <Text>{words.partText}</Text>
          </AskedAct>
        )}
        {became !== 'dropped' && may('question.answer') && (
          <AskedAct
            act={take}
            input={{ became: 'dropped' }}
            words={words.drop}
            title={words.dropTitle}
            variant="subtle"
          >
            <Text>{label}</Text>
            <Text>{words.dropText}</Text>
          </AskedAct>
        )}
      </Group>
    </Stack>
  )
}

function Wish({ topicId, take }: { topicId: string; take: Act<Taking, unknown> }) {
  const { typed, change, drop, note } = useKept(`unmet.${topicId}.wish`, { wanted: '' })
  return (
    <AskedAct
      act={take}
      input={{ became: 'wish', note: typed.wanted }}
      words={words.wish}
      title={words.wish}
      icon="document"
      variant="default"
      onDone={drop}
    >
      {note}
      <Textarea
        label={words.wishNote}
        maxLength={500}
        value={typed.wanted}
        onChange={(event) => change({ wanted: event.currentTarget.value })}
        data-autofocus
      />
    </AskedAct>
  )
}
