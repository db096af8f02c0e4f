import { Button, Group, List, NativeSelect, Stack, Text, TextInput, Title } from '@mantine/core'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { read } from '../../api.ts'
import { Empty, Loaded } from '../../ui/states.tsx'
import { useAct } from '../act.ts'
import type { Opinions as Told } from '../api-types.ts'
import { api } from '../client.ts'
import { useFilters } from '../filters.ts'
import { monthShort, opinionWords as words } from '../parts/network/strings.ts'
import { useKept } from '../parts/shared/kept-form.tsx'
import { Refusal } from '../parts/shared/note.tsx'
import { Page } from '../parts/shared/page.tsx'
import { FiguresTable } from '../parts/tables/figures-table.tsx'
import { useMay } from '../session.ts'

/** What people say, as figures by subject and unit; nothing of it is anybody's. */
export function Opinions() {
  const [{ unitId, month }, filter] = useFilters({ unitId: '', month: '' })
  const query = useQuery({
    queryKey: ['opinions', unitId, month],
    placeholderData: keepPreviousData,
    queryFn: () => read(api.opinions.$get({ query: { ...(unitId && { unitId }), ...(month && { month }) } })),
  })
  return (
    <Page title={words.title} lead={words.lead}>
      <Loaded query={query}>
        {(told) => (
          <Stack gap="md">
            <Group gap="sm" align="flex-end">
              <NativeSelect
                label={words.month}
                value={told.month}
                onChange={(event) => filter({ month: event.currentTarget.value })}
                data={told.months.map((value) => ({ value, label: monthShort(value) }))}
              />
              {told.units.length > 1 && (
                <NativeSelect
                  label={words.unit}
                  value={told.unit.id}
                  onChange={(event) => filter({ unitId: event.currentTarget.value })}
                  data={told.units.map(({ id: value, name: label }) => ({ value, label }))}
                />
              )}
            </Group>
            {told.subjects.length === 0 ? (
              <Empty icon="people" title={words.none}>
                <p>{words.noneLead}</p>
              </Empty>
            ) : (
              <>
                <Counts told={told} />
                {told.subjects.map((one) => one.subject !== null && <Subject key={one.subject} told={one} />)}
              </>
            )}
            <Subjects unitId={told.unit.id} />
          </Stack>
        )}
      </Loaded>
    </Page>
  )
}

const shown = (count: number | null | undefined) => count ?? words.hidden

const Counts = ({ told: { places, subjects } }: { told: Told }) => (
  <>
    <FiguresTable
      heads={[words.subject, ...places.map(({ name }) => name ?? words.otherUnits), words.all]}
      rows={subjects.map((row) => ({
        key: row.subject ?? '',
        cells: [row.subject ?? words.otherSubjects, ...places.map((_, at) => shown(row.places[at])), shown(row.all)],
      }))}
    />
    <Text className="soft">{words.hiddenHint}</Text>
  </>
)

const Subject = ({ told: { subject, all, feelings, suggestions } }: { told: Told['subjects'][number] }) => {
  if (all === null) return null
  const parts = (Object.keys(words.feelings) as (keyof typeof words.feelings)[])
    .filter((feeling) => (feelings?.[feeling] ?? 0) > 0)
    .map((feeling) => `${words.feelings[feeling]} ${feelings?.[feeling]}`)
  return (
    <section className="card" aria-label={subject ?? ''}>
      <Title order={2} size="h3">
        {subject}
      </Title>
      <Text>{words.reports(all)}</Text>
      <Text>{feelings === null ? words.partsHidden : `${words.feeling}: ${parts.join(', ')}.`}</Text>
      {suggestions.length > 0 && (
        <>
          <Text fw={700}>{words.suggestions}</Text>
          <List>
            {suggestions.map((one) => (
              <List.Item key={one}>{one}</List.Item>
            ))}
          </List>
        </>
      )}
    </section>
  )
}

function Subjects({ unitId }: { unitId: string }) {
  const manages = useMay()('network.manage')
  const { typed, change, drop } = useKept(`opinions.subject.${unitId}`, { name: '' })
  const query = useQuery({
    queryKey: ['opinions', 'subjects', unitId],
    queryFn: () => read(api.opinions.subjects[':unitId'].$get({ param: { unitId } })),
  })
  const reload = [['opinions', 'subjects', unitId]]
  const add = useAct(
    () => read(api.opinions.subjects[':unitId'].$post({ param: { unitId }, json: { name: typed.name } })),
    { reload },
  )
  const remove = useAct(
    (id: string) => read(api.opinions.subjects[':unitId'][':id'].$delete({ param: { unitId, id } })),
    { reload },
  )
  return (
    <section className="card" aria-label={words.subjects}>
      <Title order={2} size="h3">
        {words.subjects}
      </Title>
      <Text className="soft">{words.subjectsLead}</Text>
      <Loaded query={query}>
        {({ subjects }) => (
          <List>
            {subjects.map(({ id, name }) => (
              <List.Item key={id}>
                {name}{' '}
                {manages && (
                  <Button variant="subtle" onClick={() => remove.go(id)}>
                    {words.drop}
                  </Button>
                )}
              </List.Item>
            ))}
          </List>
        )}
      </Loaded>
      {manages && (
        <form
          onSubmit={(event) => {
            event.preventDefault()
            if (typed.name.trim()) add.go(undefined, drop)
          }}
        >
          <Group gap="sm" align="flex-end">
            <TextInput
              label={words.addSubject}
              maxLength={80}
              value={typed.name}
              onChange={(event) => change({ name: event.currentTarget.value })}
            />
            <Button type="submit" variant="default" loading={add.pending}>
              {words.addSubject}
            </Button>
          </Group>
          <Refusal error={add.error ?? remove.error} />
        </form>
      )}
    </section>
  )
}
