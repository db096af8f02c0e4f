import './statistics.css'

type Value = number | null
export type Step = { key: string; label: string; values: Value[] }
type Props = {
  steps: readonly Step[]
  lines: readonly { key: string; label: string }[]
  /** Beside each other where they tell of the same things; on top of each other where they add up. */
  stacked: boolean
}

const size = { width: 640, height: 200, left: 44, bottom: 22, top: 8 }
const plot = { width: size.width - size.left - 4, height: size.height - size.bottom - size.top }

/** Bars, each step a group of them. It is for the eye alone: the table beneath says the same. */
export function Bars({ steps, lines, stacked }: Props) {
  const sumOf = ({ values }: Step) => values.reduce<number>((all, value) => all + (value ?? 0), 0)
  const most = Math.max(
    1,
    ...steps.map((step) => (stacked ? sumOf(step) : Math.max(0, ...step.values.map((value) => value ?? 0)))),
  )
  const ceiling = roundUp(most)
  const y = (value: number) => size.top + plot.height * (1 - value / ceiling)
  const slot = plot.width / Math.max(1, steps.length)
  const thick = Math.min(44, slot * 0.72)
  const every = Math.ceil(steps.length / 12)
  return (
    <figure className="chart">
      <svg viewBox={`0 0 ${size.width} ${size.height}`} aria-hidden="true" focusable="false">
        {[0, 0.5, 1].map((part) => (
          <g key={part}>
            <line x1={size.left} x2={size.width} y1={y(part * ceiling)} y2={y(part * ceiling)} className="grid-line" />
            <text x={size.left - 6} y={y(part * ceiling) + 4} textAnchor="end">
              {short(part * ceiling)}
            </text>
          </g>
        ))}
        {steps.map((step, at) => {
          const middle = size.left + slot * (at + 0.5)
          let below = 0
          return (
            <g key={step.key}>
              {step.values.map((value, line) => {
                const width = stacked ? thick : thick / step.values.length
                const x = stacked ? middle - thick / 2 : middle - thick / 2 + width * line
                const from = stacked ? below : 0
                below += value ?? 0
                return value === null ? (
                  // A count that is hidden: a mark, and no height that would tell of it.
                  <line
                    key={lines[line]?.key}
                    x1={x}
                    x2={x + width}
                    y1={y(0) - 2}
                    y2={y(0) - 2}
                    className="hidden-bar"
                  />
                ) : (
                  <rect
                    key={lines[line]?.key}
                    {...{ x, width: Math.max(1, width - 1), y: y(from + value), height: y(from) - y(from + value) }}
                    data-line={line}
                  />
                )
              })}
              {at % every === 0 && (
                <text x={middle} y={size.height - 6} textAnchor="middle">
                  {step.label}
                </text>
              )}
            </g>
          )
        })}
      </svg>
      {lines.length > 1 && (
        <ul className="legend" aria-hidden="true">
          {lines.map(({ key, label }, line) => (
            <li key={key} data-line={line}>
              {label}
            </li>
          ))}
        </ul>
      )}
    </figure>
  )
}

/** The next number that reads easily, in two halves. */
function roundUp(value: number): number {
  const ten = 10 ** Math.floor(Math.log10(value))
  const step = [2, 4, 6, 10].find((one) => one * ten >= value) ?? 10
  return Math.max(2, step * ten)
}

const short = (value: number) =>
  value >= 1_000_000
    ? `${(value / 1_000_000).toLocaleString('vi-VN')} tr`
    : value >= 10_000
      ? `${(value / 1000).toLocaleString('vi-VN')} k`
      : value.toLocaleString('vi-VN')
