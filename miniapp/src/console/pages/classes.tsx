import { Group } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useLocation } from 'wouter'
import { read } from '../../api.ts'
import { Empty, Loaded } from '../../ui/states.tsx'
import { api } from '../client.ts'
import { dayOf, writtenDay } from '../clock.ts'
import { useFilters } from '../filters.ts'
import { ClassForm } from '../parts/classes/class-form.tsx'
import { ClassFigures } from '../parts/classes/figures.tsx'
import { classWords as words } from '../parts/classes/strings.ts'
import { UnitSelect } from '../parts/fields/unit-select.tsx'
import { Page, useAdding } from '../parts/shared/page.tsx'
import { Row } from '../parts/shared/row.tsx'
import { useMay } from '../session.ts'
import { common } from '../strings.ts'

/** Classes of the last year, with how many came to them and completed them. */
export function Classes() {
  const [, go] = useLocation()
  const writing = useAdding(words.write, useMay()('gathering.write'))
  const [{ unitId }, filter] = useFilters<{ unitId: string }>({ unitId: '' })
  const query = useQuery({
    queryKey: ['classes', unitId],
    queryFn: () => read(api.classes.$get({ query: { unitId: unitId || undefined } })),
  })
  return (
    <Page title={words.title} lead={words.lead} actions={writing.button}>
      {writing.open && <ClassForm onSaved={(id) => go(`/classes/${id}`)} onClose={writing.close} />}
      <Group gap="sm" align="flex-end" mb="md">
        <UnitSelect
          act="gathering.read"
          value={unitId}
          none={common.allUnits}
          onChange={(chosen) => filter({ unitId: chosen })}
        />
      </Group>
      <Loaded query={query}>
        {({ classes, figures }) =>
          classes.length === 0 ? (
            <Empty icon="document" title={words.empty}>
              <p>{words.emptyLead}</p>
            </Empty>
          ) : (
            <>
              <ul className="rows">
                {classes.map(({ id, title, classKind, unitName, state, sessions, from, to }) => (
                  <Row
                    key={id}
                    href={`/classes/${id}`}
                    title={<strong>{title}</strong>}
                    facts={[
                      classKind && words.kinds[classKind],
                      unitName,
                      sessions > 0 && words.sessionsOf(sessions),
                      from !== null && to !== null && words.days(writtenDay(dayOf(from)), writtenDay(dayOf(to))),
                    ]}
                    state={{ tone: state === 'active' ? 'good' : 'quiet', words: words.states[state] }}
                  />
                ))}
              </ul>
              <ClassFigures {...figures} lead={words.figures.ofLast} />
            </>
          )
        }
      </Loaded>
    </Page>
  )
}
