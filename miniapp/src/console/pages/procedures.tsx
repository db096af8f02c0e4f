import { Box, Group, Text, TextInput } from '@mantine/core'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useLocation } from 'wouter'
import { read } from '../../api.ts'
import { Empty, Loaded } from '../../ui/states.tsx'
import type { ProcedureHead } from '../api-types.ts'
import { api } from '../client.ts'
import { dayOf, writtenDay } from '../clock.ts'
import { useFilters } from '../filters.ts'
import { ChosenList, type Deed } from '../parts/procedures/chosen-list.tsx'
import { ProcedureImport } from '../parts/procedures/import-card.tsx'
import { ProcedureForm } from '../parts/procedures/procedure-form.tsx'
import { stateOf } from '../parts/procedures/state-of.ts'
import { procedureWords as words } from '../parts/procedures/strings.ts'
import { Page, useAdding } from '../parts/shared/page.tsx'
import { Row } from '../parts/shared/row.tsx'
import { Tabs } from '../parts/shared/tabs.tsx'
import { useMay } from '../session.ts'

/** What the office does for people: listed, written, taken in from a workbook. */
export function Procedures() {
  const may = useMay()
  const writes = may('procedure.write')
  const adding = useAdding(words.add, writes)
  const [, go] = useLocation()
  const [{ view, find }, filter] = useFilters<{ view: keyof typeof words.views; find: string }>({
    view: 'all',
    find: '',
  })
  const deed: Deed | null =
    view === 'waiting' && may('procedure.approve')
      ? 'approve'
      : (view === 'old' || view === 'shown') && writes
        ? 'check'
        : null
  const asked = { view: view === 'all' ? undefined : view, find: find || undefined }
  const query = useQuery({
    queryKey: ['procedures', asked],
    queryFn: () => read(api.procedures.$get({ query: asked })),
    placeholderData: keepPreviousData,
  })
  return (
    <Page title={words.title} lead={words.lead} actions={adding.button}>
      {adding.open && <ProcedureForm onClose={adding.close} onSaved={(id) => go(`/procedures/${id}`)} />}
      <TextInput
        type="search"
        label={words.find}
        maxLength={200}
        mb="md"
        value={find}
        onChange={(event) => filter({ find: event.currentTarget.value })}
      />
      <Group mb="md">
        <Tabs label={words.title} value={view} choices={words.views} onChange={(view) => filter({ view })} />
      </Group>
      <Loaded query={query}>
        {({ procedures, total }) => {
          const none = procedures.length === 0 && (
            <Empty icon={find ? 'search' : 'document'} title={words.empty}>
              <p>{words.emptyLead}</p>
            </Empty>
          )
          return (
            <>
              {deed ? (
                // What was chosen in one list is not chosen in another; what came of it is told where none is left, too.
                <ChosenList key={view} procedures={procedures} deed={deed} none={none} />
              ) : (
                none || (
                  <ul className="rows">
                    {procedures.map((one) => (
                      <ProcedureRow key={one.id} procedure={one} />
                    ))}
                  </ul>
                )
              )}
              {total > procedures.length && <Text className="soft">{words.more(total - procedures.length)}</Text>}
            </>
          )
        }}
      </Loaded>
      {writes && (
        <Box mt="md">
          <ProcedureImport />
        </Box>
      )}
    </Page>
  )
}

const ProcedureRow = ({ procedure }: { procedure: ProcedureHead }) => {
  const { id, name, called, unitName, hasEnglish, checkedAt, status, waits } = procedure
  return (
    <Row
      href={`/procedures/${id}`}
      title={<strong>{name}</strong>}
      facts={[
        called.slice(0, 3).join(', '),
        unitName,
        hasEnglish && words.english,
        status === 'shown' && checkedAt !== null && words.checked(writtenDay(dayOf(checkedAt))),
        status === 'shown' && waits && words.newer,
      ]}
      state={stateOf(procedure)}
    />
  )
}
