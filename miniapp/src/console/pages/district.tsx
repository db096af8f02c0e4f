import { Group, SimpleGrid, Stack, TextInput, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { ChangeEvent } from 'react'
import { read } from '../../api.ts'
import { Empty, Loaded } from '../../ui/states.tsx'
import { problemOf, useAct } from '../act.ts'
import type { DistrictSuccessor } from '../api-types.ts'
import { api } from '../client.ts'
import { written } from '../clock.ts'
import { districtWords as words } from '../parts/answers/district-strings.ts'
import { UnitSelect } from '../parts/fields/unit-select.tsx'
import { lacking } from '../parts/shared/act-button.tsx'
import { AskedAct } from '../parts/shared/confirm.tsx'
import { FormEnd } from '../parts/shared/form-end.tsx'
import { useKept } from '../parts/shared/kept-form.tsx'
import { Refusal } from '../parts/shared/note.tsx'
import { Page, useAdding } from '../parts/shared/page.tsx'
import { useMay, useOwnUnit } from '../session.ts'
import { common } from '../strings.ts'

const key = ['district']

export function District() {
  const keeps = useMay()('document.write')
  const adding = useAdding(words.add, keeps)
  const query = useQuery({ queryKey: key, queryFn: () => read(api.district.$get()) })
  return (
    <Page title={words.title} lead={words.lead} actions={adding.button}>
      {adding.open && <AddSuccessor onClose={adding.close} />}
      <Loaded query={query}>
        {({ successors }) =>
          successors.length === 0 ? (
            <Empty icon="unit" title={words.empty}>
              <p>{words.emptyLead}</p>
            </Empty>
          ) : (
            <ul className="cards">
              {successors.map((successor) => (
                <SuccessorCard key={successor.id} successor={successor} keeps={keeps} />
              ))}
            </ul>
          )
        }
      </Loaded>
    </Page>
  )
}

function SuccessorCard({ successor: shown, keeps }: { successor: DistrictSuccessor; keeps: boolean }) {
  const withdraw = useAct(() => read(api.district[':id'].$delete({ param: { id: shown.id } })), { reload: [key] })
  const { office, matter, successor, legalSource, unitName, confirmedAt } = shown
  return (
    <li className="card">
      <Title order={2} size="h3">
        {words.from(office, matter)}
      </Title>
      <p>{words.to(successor)}</p>
      <p className="facts">
        <span>{words.by(legalSource)}</span>
        <span>{unitName}</span>
        <span>{words.confirmed(written(confirmedAt))}</span>
      </p>
      {keeps && (
        <Group gap="sm">
          <AskedAct act={withdraw} words={words.withdraw} title={words.withdraw} variant="subtle">
            <p>{words.withdrawLead(office)}</p>
          </AskedAct>
        </Group>
      )}
    </li>
  )
}

function AddSuccessor({ onClose }: { onClose: () => void }) {
  const own = useOwnUnit('document.write')
  const { typed, change, drop, note } = useKept('district', {
    unitId: own,
    office: '',
    matter: '',
    successor: '',
    legalSource: '',
  })
  const leave = () => {
    drop()
    onClose()
  }
  const add = useAct(() => read(api.district.$post({ json: typed })), { reload: [key] })
  const field = (name: 'office' | 'matter' | 'successor' | 'legalSource') => ({
    value: typed[name],
    error: problemOf(add.error, name),
    onChange: (event: ChangeEvent<HTMLInputElement>) => change({ [name]: event.currentTarget.value }),
  })
  const missing = lacking(
    !typed.office.trim() && words.office,
    !typed.successor.trim() && words.successor,
    !typed.legalSource.trim() && words.legalSource,
    !typed.unitId && common.unit,
  )
  return (
    <form
      className="card"
      onSubmit={(event) => {
        event.preventDefault()
        add.go(undefined, leave)
      }}
    >
      <Title order={2}>{words.add}</Title>
      <Stack gap="sm">
        {note}
        <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm">
          <TextInput
            required
            label={words.office}
            description={words.officeHint}
            maxLength={300}
            {...field('office')}
          />
          <TextInput label={words.matter} description={words.matterHint} maxLength={100} {...field('matter')} />
          <TextInput
            required
            label={words.successor}
            description={words.successorHint}
            maxLength={300}
            {...field('successor')}
          />
          <TextInput
            required
            label={words.legalSource}
            description={words.legalSourceHint}
            maxLength={300}
            {...field('legalSource')}
          />
          <UnitSelect act="document.write" required value={typed.unitId} onChange={(unitId) => change({ unitId })} />
        </SimpleGrid>
        <Refusal error={add.error} />
        <FormEnd act={words.add} pending={add.pending} off={missing} onClose={leave} />
      </Stack>
    </form>
  )
}
