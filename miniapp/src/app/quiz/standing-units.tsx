import { standing as words } from '../../strings.ts'
import type { StandingPage } from '../api-types.ts'
import { standingWords as said } from './standing-strings.ts'

const figure = new Intl.NumberFormat('vi-VN', { maximumFractionDigits: 2 })

type Unit = StandingPage['units'][number]
type Shown = Extract<Unit, { hidden: false }>

/** How units stand, and those above them with all that is below. */
export const StandingUnits = ({ units, above }: Pick<StandingPage, 'units' | 'above'>) => (
  <>
    {above.length > 0 && (
      <section>
        <h2 className="section-title">{said.levels}</h2>
        <ul className="rows">
          {above.map((unit) => (
            <Line key={unit.unitId} unit={unit} leftOut={unit.leftOut} />
          ))}
        </ul>
      </section>
    )}
    {units.length > 0 && (
      <section>
        <h2 className="section-title">{words.units}</h2>
        <ul className="rows">
          {units.map((unit) => (
            <Line key={unit.unitId} unit={unit} />
          ))}
        </ul>
      </section>
    )}
  </>
)

const Line = ({ unit, leftOut = false }: { unit: Unit; leftOut?: boolean }) => (
  <li className="row">
    <span>
      <b>{unit.unitName}</b>
      <small>{unit.hidden ? words.few : figuresOf(unit, leftOut)}</small>
    </span>
  </li>
)

const figuresOf = (unit: Shown, leftOut: boolean) =>
  [
    unit.participants === null ? words.entries(unit.entries) : words.participants(unit.participants, unit.entries),
    unit.averageScore !== null && words.average(figure.format(unit.averageScore)),
    unit.perThousand !== null && words.perThousand(figure.format(unit.perThousand)),
    unit.places?.perThousand && said.place(unit.places.perThousand),
    unit.perThousand !== null && membersOf(unit.members),
    unit.formerly.length > 0 && said.formerly(unit.formerly),
    leftOut && said.leftOut,
  ]
    .filter(Boolean)
    .join(' · ')

function membersOf(members: Shown['members']): string | false {
  if (!members) return false
  const from =
    members.from === 'typed'
      ? said.typed(members.source, members.day.split('-').reverse().join('/'))
      : said.from[members.from]
  return said.members(members.count, from)
}
