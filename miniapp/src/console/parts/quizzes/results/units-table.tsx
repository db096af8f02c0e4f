import { Button, Text, Title } from '@mantine/core'
import { useState } from 'react'
import type { RoundProgress } from '../../../api-types.ts'
import { writtenDay } from '../../../clock.ts'
import { MembersForm } from './members-form.tsx'
import { results } from './strings.ts'

const words = results.units
const figure = new Intl.NumberFormat('vi-VN', { maximumFractionDigits: 2 })
const told = (value: number | null) => (value === null ? '' : figure.format(value))

type Told = Extract<RoundProgress, { secret: false }>
type Unit = Extract<Told['units'][number], { hidden: false }>

const membersOf = ({ members }: Unit) =>
  members === null
    ? words.noMembers
    : `${figure.format(members.count)} (${members.from === 'typed' ? words.typed(members.source, writtenDay(members.day)) : words.from[members.from]})`

/** How units stand, those above with all below; each with how many people it has and who says so. */
export function UnitsTable({ progress }: { progress: Told }) {
  const [typing, setTyping] = useState<{ id: string; name: string } | null>(null)
  const shown = <One extends { hidden: boolean }>(some: One[]) => some.filter((one) => !one.hidden)
  const rows = [
    ...shown(progress.above).map((unit) => ({ unit: unit as Unit, above: true })),
    ...shown(progress.units).map((unit) => ({ unit: unit as Unit, above: false })),
  ]
  const scores = progress.hiddenUntil === null
  const best = (shown(progress.units) as Unit[])[0]
  return (
    <section>
      <Title order={2} mb="xs">
        {words.title}
      </Title>
      {rows.length === 0 ? (
        <Text className="soft">{words.none}</Text>
      ) : (
        <>
          {best && <Text>{words.most(best.unitName, best.participants ?? best.entries)}</Text>}
          <Text className="soft">{words.lead}</Text>
          <div className="table-frame">
            <table>
              <thead>
                <tr>
                  <th scope="col">{words.unit}</th>
                  <th scope="col">{words.entries}</th>
                  {scores && (
                    <>
                      <th scope="col">{words.participants}</th>
                      <th scope="col">{words.average}</th>
                      <th scope="col">{words.perThousand}</th>
                      <th scope="col">{words.place}</th>
                      <th scope="col">{words.members}</th>
                    </>
                  )}
                </tr>
              </thead>
              <tbody>
                {rows.map(({ unit, above }) => (
                  <tr key={`${above} ${unit.unitId}`} data-above={above || undefined}>
                    <th scope="row">
                      {unit.unitName} {above && <small>({words.above})</small>}
                      {unit.formerly.length > 0 && <small> {words.formerly(unit.formerly)}</small>}
                    </th>
                    <td>{told(unit.entries)}</td>
                    {scores && (
                      <>
                        <td>{told(unit.participants)}</td>
                        <td>{told(unit.averageScore)}</td>
                        <td>{told(unit.perThousand)}</td>
                        <td>{told(unit.places?.perThousand ?? null)}</td>
                        <td>
                          {membersOf(unit)}{' '}
                          <Button
                            size="compact-md"
                            variant="subtle"
                            aria-label={`${words.type}: ${unit.unitName}`}
                            onClick={() => setTyping({ id: unit.unitId, name: unit.unitName })}
                          >
                            {words.type}
                          </Button>
                        </td>
                      </>
                    )}
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
          {typing && (
            <MembersForm key={typing.id} unitId={typing.id} name={typing.name} onClose={() => setTyping(null)} />
          )}
        </>
      )}
    </section>
  )
}
