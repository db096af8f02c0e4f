import { Button, Group, NativeSelect, Stack, Text, TextInput, Title } from '@mantine/core'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { read } from '../../../api.ts'
import { useAct } from '../../act.ts'
import type { Campaign } from '../../api-types.ts'
import { api } from '../../client.ts'
import { ActButton, lacking } from '../shared/act-button.tsx'
import { useKept } from '../shared/kept-form.tsx'
import { Refusal } from '../shared/note.tsx'
import { Row } from '../shared/row.tsx'
import { campaignWords as words } from './strings.ts'

type Kind = keyof typeof words.kinds
const kinds = (Object.entries(words.kinds) as [Kind, string][]).map(([value, label]) => ({ value, label }))

/** What stands under a campaign, and how each stands now. */
export function Parts({ campaign: { id, parts, may, status } }: { campaign: Campaign }) {
  const reload = [['campaigns']]
  const remove = useAct(
    ({ kind, refId }: Pick<Campaign['parts'][number], 'kind' | 'refId'>) =>
      read(api.campaigns[':id'].parts.$delete({ param: { id }, json: { kind, refId } })),
    { reload },
  )
  return (
    <section aria-label={words.parts}>
      <Stack gap="sm">
        <Title order={2}>{words.parts}</Title>
        {parts.length === 0 ? (
          <Text>{words.partsNone}</Text>
        ) : (
          <ul className="rows">
            {parts.map(({ kind, refId, title, open, gone }) => (
              <Row
                key={`${kind} ${refId}`}
                title={<strong>{title || words.kinds[kind]}</strong>}
                facts={[words.kinds[kind]]}
                state={
                  gone
                    ? { tone: 'urgent', words: words.gone }
                    : open
                      ? { tone: 'good', words: words.public }
                      : { tone: 'quiet', words: words.inside }
                }
              >
                {may.write && (
                  <Button variant="subtle" onClick={() => remove.go({ kind, refId })}>
                    {words.unlink}
                  </Button>
                )}
              </Row>
            ))}
          </ul>
        )}
        <Refusal error={remove.error} />
        {may.write && status !== 'withdrawn' && <AddPart id={id} />}
      </Stack>
    </section>
  )
}

function AddPart({ id }: { id: string }) {
  const { typed, change, drop } = useKept(`campaign.part.${id}`, { kind: 'item' as Kind, find: '', refId: '' })
  const { kind, find, refId } = typed
  const candidates = useQuery({
    queryKey: ['campaigns', id, 'candidates', kind, find],
    enabled: kind !== 'feedback',
    placeholderData: keepPreviousData,
    queryFn: () =>
      read(api.campaigns[':id'].candidates.$get({ param: { id }, query: { kind, ...(find && { find }) } })),
  })
  const add = useAct(() => read(api.campaigns[':id'].parts.$post({ param: { id }, json: { kind, refId } })), {
    reload: [['campaigns']],
  })
  const found = candidates.data?.candidates ?? []
  return (
    <form
      className="card"
      onSubmit={(event) => {
        event.preventDefault()
        add.go(undefined, drop)
      }}
    >
      <Group gap="sm" align="flex-end">
        <NativeSelect
          label={words.kind}
          value={kind}
          data={kinds}
          onChange={(event) => change({ kind: event.currentTarget.value as Kind, refId: '', find: '' })}
        />
        {kind === 'feedback' ? (
          <TextInput
            label={words.feedbackCode}
            maxLength={20}
            value={refId}
            onChange={(event) => change({ refId: event.currentTarget.value })}
          />
        ) : (
          <>
            <TextInput
              type="search"
              label={words.find}
              maxLength={100}
              value={find}
              onChange={(event) => change({ find: event.currentTarget.value, refId: '' })}
            />
            <NativeSelect
              className="grow"
              label={words.choose}
              value={refId}
              data={[
                { value: '', label: words.chooseNone },
                ...found.map(({ id: value, title: label }) => ({ value, label })),
              ]}
              onChange={(event) => change({ refId: event.currentTarget.value })}
            />
          </>
        )}
        <ActButton type="submit" variant="default" loading={add.pending} off={lacking(!refId.trim() && words.choose)}>
          {words.link}
        </ActButton>
      </Group>
      <Refusal error={add.error} />
    </form>
  )
}
