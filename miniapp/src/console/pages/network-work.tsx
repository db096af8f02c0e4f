import { NativeSelect, Stack, Text, Textarea, Title } from '@mantine/core'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { read } from '../../api.ts'
import { Loaded } from '../../ui/states.tsx'
import { useAct } from '../act.ts'
import type { NetworkWork } from '../api-types.ts'
import { api } from '../client.ts'
import { dayOf, writtenDay } from '../clock.ts'
import { useFilters } from '../filters.ts'
import { UnitSelect } from '../parts/fields/unit-select.tsx'
import { workWords as words } from '../parts/network/strings.ts'
import { ActButton, lacking } from '../parts/shared/act-button.tsx'
import { useKept } from '../parts/shared/kept-form.tsx'
import { Note, Refusal } from '../parts/shared/note.tsx'
import { Page } from '../parts/shared/page.tsx'
import { Row } from '../parts/shared/row.tsx'
import { FiguresTable } from '../parts/tables/figures-table.tsx'
import { useMay, useOwnUnit } from '../session.ts'

/** How the units of a network worked in the last thirty days; thanks and reminders to them, and those that came. */
export function NetworkWorkPage() {
  const own = useOwnUnit('packet.read')
  const manages = useMay()('network.manage')
  const [{ unitId }, filter] = useFilters({ unitId: own })
  const query = useQuery({
    queryKey: ['network', 'work', unitId],
    enabled: unitId !== '',
    placeholderData: keepPreviousData,
    queryFn: () => read(api.network.work[':unitId'].$get({ param: { unitId } })),
  })
  return (
    <Page
      title={words.title}
      lead={words.lead}
      actions={<UnitSelect act="packet.read" value={unitId} onChange={(chosen) => filter({ unitId: chosen })} />}
    >
      <Stack gap="md">
        {unitId !== '' && (
          <Loaded query={query}>
            {(work) => (
              <>
                <Levels work={work} />
                <Units work={work} />
                {manages && work.units.length > 1 && <Write unitId={unitId} work={work} key={unitId} />}
              </>
            )}
          </Loaded>
        )}
        <Notes />
      </Stack>
    </Page>
  )
}

const Levels = ({ work: { levels } }: { work: NetworkWork }) => (
  <FiguresTable
    heads={[words.level, words.items, words.told, words.onTime, words.late, words.reported]}
    rows={levels.map(({ level, units, items, told, onTime, late, reported }) => ({
      key: level,
      cells: [words.levelOf(level, units), items, told, onTime, late, words.of(reported, units)],
    }))}
  />
)

const Units = ({ work: { units, more } }: { work: NetworkWork }) => (
  <>
    <FiguresTable
      heads={[words.name, words.items, words.told, words.onTime, words.late, words.reported]}
      rows={units.map(({ unitId, name, items, told, onTime, late, reported }) => ({
        key: unitId,
        cells: [name, items, told, onTime, late, reported ? words.yes : words.no],
      }))}
    />
    {more > 0 && <Text className="soft">{words.more(more)}</Text>}
  </>
)

function Write({ unitId: from, work: { units } }: { unitId: string; work: NetworkWork }) {
  const { typed, change, drop, note } = useKept(`network.note.${from}`, {
    ...{ unitId: '', kind: 'thanks' as 'thanks' | 'reminder', text: '' },
  })
  const send = useAct(() => read(api.network.notes[':unitId'].$post({ param: { unitId: from }, json: typed })), {
    reload: [['network', 'notes']],
  })
  return (
    <form
      className="card"
      aria-label={words.write}
      onSubmit={(event) => {
        event.preventDefault()
        send.go(undefined, drop)
      }}
    >
      <Stack gap="sm">
        <Title order={2} size="h3">
          {words.write}
        </Title>
        <Text className="soft">{words.writeLead}</Text>
        {note}
        <NativeSelect
          label={words.to}
          value={typed.unitId}
          data={[
            { value: '', label: words.choose },
            ...units.flatMap(({ unitId: value, name: label }) => (value === from ? [] : [{ value, label }])),
          ]}
          onChange={(event) => change({ unitId: event.currentTarget.value })}
        />
        <NativeSelect
          label={words.kind}
          value={typed.kind}
          data={Object.entries(words.kinds).map(([value, label]) => ({ value, label }))}
          onChange={(event) => change({ kind: event.currentTarget.value as 'thanks' | 'reminder' })}
        />
        <Textarea
          autosize
          minRows={2}
          maxLength={500}
          label={words.text}
          value={typed.text}
          onChange={(event) => change({ text: event.currentTarget.value })}
        />
        <Refusal error={send.error} />
        <div role="status">{send.result && !typed.text && <Note tone="good">{words.sent}</Note>}</div>
        <div>
          <ActButton
            type="submit"
            loading={send.pending}
            off={lacking(!typed.unitId && words.to, !typed.text.trim() && words.text)}
          >
            {words.send}
          </ActButton>
        </div>
      </Stack>
    </form>
  )
}

/** What came to the units where this person works, and what they sent. */
function Notes() {
  const query = useQuery({ queryKey: ['network', 'notes'], queryFn: () => read(api.network.notes.$get()) })
  return (
    <section aria-label={words.notes}>
      <Title order={2}>{words.notes}</Title>
      <Loaded query={query}>
        {({ notes }) =>
          notes.length === 0 ? (
            <Text>{words.notesNone}</Text>
          ) : (
            <ul className="rows">
              {notes.map(({ id, kind, text, fromName, unitName, at }) => (
                <Row
                  key={id}
                  title={<strong className="prose">{text}</strong>}
                  facts={[words.noteOf(fromName, unitName), writtenDay(dayOf(at))]}
                  state={{ tone: kind === 'thanks' ? 'good' : 'waiting', words: words.kinds[kind] }}
                />
              ))}
            </ul>
          )
        }
      </Loaded>
    </section>
  )
}
