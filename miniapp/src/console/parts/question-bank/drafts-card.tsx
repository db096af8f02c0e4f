import { Button, Group, NativeSelect, Stack, Text, TextInput, Title } from '@mantine/core'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { read } from '../../../api.ts'
import { Icon } from '../../../ui/icons.tsx'
import { useAct } from '../../act.ts'
import type { DraftedQuestions } from '../../api-types.ts'
import { api, patientApi } from '../../client.ts'
import { useOwnUnit } from '../../session.ts'
import { UnitSelect } from '../fields/unit-select.tsx'
import { ActButton, lacking } from '../shared/act-button.tsx'
import { useKept } from '../shared/kept-form.tsx'
import { Note, Refusal } from '../shared/note.tsx'
import { type Draft, DraftRow } from './draft-row.tsx'
import { bankWords } from './strings.ts'

const words = bankWords.drafting
const mostDrafts = 20
// A document whose parts give little is not read for ever by one press.
const mostParts = 10

type Told = { dropped: DraftedQuestions['dropped']; garbled: number; allRead: boolean }
const untold: Told = { dropped: {}, garbled: 0, allRead: false }
const fresh = {
  ...{ find: '', documentId: '', count: '5', read: [] as number[], drafts: [] as Draft[], kept: 0 },
  told: untold,
}

/** Drafts by a model from a document, a part of it after the other; what it gave stays in this tab until it is kept or left. */
export function DraftsCard({ onClose }: { onClose: () => void }) {
  const own = useOwnUnit('quiz.write')
  const { typed, change, drop, note } = useKept('bank-drafts', { unitId: own, ...fresh })
  const { unitId, find, documentId, count, drafts, told, kept } = typed
  const [progress, setProgress] = useState<{ found: number; wanted: number }>()
  const stopped = useRef(false)
  useEffect(
    () => () => {
      stopped.current = true
    },
    [],
  )
  const query = useQuery({
    queryKey: ['documents', 'drafts', find.trim()],
    queryFn: () =>
      read(api.library.documents.$get({ query: { query: find.trim() || undefined, access: 'public', limit: 50 } })),
    placeholderData: keepPreviousData,
  })
  const documents = query.data?.documents ?? []
  const chosen = documents.some(({ id }) => id === documentId) ? documentId : ''

  const ask = useAct(
    async () => {
      stopped.current = false
      const wanted = Number(count)
      let [found, done] = [0, typed.read]
      for (let part = 0; part < mostParts && found < wanted && !stopped.current; part++) {
        setProgress({ found, wanted })
        const given: DraftedQuestions = await read(
          patientApi['question-bank'].drafts.$post({
            json: { unitId, documentId: chosen, count: wanted - found, read: done },
          }),
        )
        done = [...done, given.read]
        found += given.drafts.length
        // Each part is put down as it comes: what fails after it takes nothing away.
        change((now) => ({
          read: [...now.read, given.read],
          drafts: withMore(now.drafts, given.drafts),
          told: more(now.told, given),
        }))
        if (given.left === 0) break
      }
    },
    { reload: [] },
  )
  const begin = (part: Partial<typeof typed>) => {
    ask.reset()
    change({ ...part, read: [], told: untold })
  }
  const total = Object.values(told.dropped).reduce((sum, one) => sum + one, 0)
  const isAsked = typed.read.length > 0
  const wrongCount = !/^\d{1,2}$/u.test(count) || Number(count) < 1 || Number(count) > mostDrafts
  return (
    <section className="card" aria-label={bankWords.draft}>
      <Title order={2}>{bankWords.draft}</Title>
      <Stack gap="sm">
        {note}
        <Text>{words.lead}</Text>
        <UnitSelect
          act="quiz.write"
          required
          label={words.unit}
          value={unitId}
          onChange={(unit) => begin({ unitId: unit })}
        />
        <TextInput
          type="search"
          label={words.find}
          maxLength={200}
          value={find}
          onChange={(event) => change({ find: event.currentTarget.value })}
        />
        <NativeSelect
          required
          label={words.document}
          value={chosen}
          data={[
            { value: '', label: words.chooseDocument },
            ...documents.map(({ id, title, number, inForce }) => ({
              value: id,
              label: [title, number, inForce === 'no' && words.ended].filter(Boolean).join(', '),
            })),
          ]}
          onChange={(event) => begin({ documentId: event.currentTarget.value })}
        />
        {query.data && documents.length === 0 && <Text className="soft">{words.noDocument}</Text>}
        <Refusal error={query.error} />
        <TextInput
          required
          type="number"
          min={1}
          max={mostDrafts}
          label={words.count(mostDrafts)}
          value={count}
          error={wrongCount && words.wrongCount(mostDrafts)}
          onChange={(event) => change({ count: event.currentTarget.value })}
        />
        <Group gap="sm">
          {!told.allRead && (
            <ActButton
              off={lacking(!unitId && words.unit, !chosen && words.document, wrongCount && words.count(mostDrafts))}
              loading={ask.pending}
              leftSection={<Icon name="plus" />}
              onClick={() => ask.go(undefined)}
            >
              {isAsked ? words.more : words.act}
            </ActButton>
          )}
          {ask.pending && (
            <Button
              variant="default"
              onClick={() => {
                stopped.current = true
              }}
            >
              {words.stop}
            </Button>
          )}
          <Button variant="default" onClick={onClose}>
            {words.close}
          </Button>
        </Group>
        <Refusal error={ask.error} />
        <div role="status">
          {ask.pending && progress && <Note>{words.working(progress.found, progress.wanted)}</Note>}
          {!ask.pending && isAsked && (
            <Note tone={drafts.length > 0 ? 'good' : 'plain'}>
              {drafts.length > 0 ? words.found(drafts.length) : kept === 0 && words.none}{' '}
              {told.allRead && words.allRead} {told.garbled > 0 && words.garbled(told.garbled)}
            </Note>
          )}
          {kept > 0 && <Note tone="good">{words.kept(kept)}</Note>}
        </div>
        {total > 0 && (
          <div>
            <Text>{words.dropped(total)}</Text>
            {(Object.keys(words.reasons) as (keyof typeof words.reasons)[]).map((reason) => {
              const many = told.dropped[reason]
              return many ? (
                <Text key={reason} className="soft">
                  {words.why(many, words.reasons[reason])}
                </Text>
              ) : null
            })}
          </div>
        )}
        {drafts.map((draft, at) => (
          <DraftRow
            key={draft.key}
            at={at + 1}
            unitId={unitId}
            draft={draft}
            onChange={(content) =>
              change((now) => ({
                drafts: now.drafts.map((one) =>
                  one.key === draft.key ? { ...one, content: { ...one.content, ...content } } : one,
                ),
              }))
            }
            onGone={(isKept) =>
              change((now) => ({
                drafts: now.drafts.filter(({ key }) => key !== draft.key),
                kept: now.kept + (isKept ? 1 : 0),
              }))
            }
          />
        ))}
        {isAsked && drafts.length === 0 && kept > 0 && (
          <Group>
            <Button
              onClick={() => {
                drop()
                onClose()
              }}
            >
              {words.done}
            </Button>
          </Group>
        )}
      </Stack>
    </section>
  )
}

/** What was drafted before from the same words is not there twice. */
function withMore(before: Draft[], given: DraftedQuestions['drafts']): Draft[] {
  const keyed = given.map((one) => ({ ...one, key: JSON.stringify([one.content.text, one.content.options]) }))
  return [...before, ...keyed.filter(({ key }) => before.every((one) => one.key !== key))]
}

function more({ dropped, garbled }: Told, given: DraftedQuestions): Told {
  const sum = { ...dropped }
  for (const [reason, many] of Object.entries(given.dropped) as [keyof typeof sum, number][])
    sum[reason] = (sum[reason] ?? 0) + many
  return { dropped: sum, garbled: garbled + (given.garbled ? 1 : 0), allRead: given.left === 0 }
}
