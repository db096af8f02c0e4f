import { Text, Title } from '@mantine/core'
import type { RoundProgress } from '../../../api-types.ts'
import { clockOf, dayOf, writtenDay } from '../../../clock.ts'
import { results } from './strings.ts'

const words = results.hours
const hourMs = 3_600_000
// Beyond these a day is one bar.
const mostHours = 72
const height = 120

type Bar = { label: string; started: number; handed: number }
type Hours = Extract<RoundProgress, { secret: false }>['hours']

/** Hours in which nothing happened stand between those in which something did; of many days each is one bar. */
export function barsOf(hours: Hours): Bar[] {
  const [first, last] = [hours[0], hours.at(-1)]
  if (!first || !last) return []
  const byHour = (last.at - first.at) / hourMs < mostHours
  const keyOf = (at: number) => (byHour ? words.hour(clockOf(at), writtenDay(dayOf(at))) : writtenDay(dayOf(at)))
  const bars = new Map<string, Bar>()
  for (let at = first.at; at <= last.at; at += hourMs) bars.set(keyOf(at), { label: keyOf(at), started: 0, handed: 0 })
  for (const { at, started, handed } of hours) {
    const bar = bars.get(keyOf(at))
    if (!bar) continue
    bar.started += started
    bar.handed += handed
  }
  return [...bars.values()]
}

/** What began and came in by the hour: a sentence, a picture, and the numbers themselves. */
export function HoursChart({ hours }: { hours: Hours }) {
  const bars = barsOf(hours)
  const most = Math.max(1, ...bars.flatMap(({ started, handed }) => [started, handed]))
  const best = bars.reduce<Bar | null>((so, bar) => (bar.handed > (so?.handed ?? 0) ? bar : so), null)
  const [first, last] = [bars[0], bars.at(-1)]
  return (
    <section>
      <Title order={2} mb="xs">
        {words.title}
      </Title>
      {!first || !last ? (
        <Text className="soft">{words.none}</Text>
      ) : (
        <>
          {best && <Text>{words.most(best.label, best.handed)}</Text>}
          <svg
            className="hours"
            viewBox={`0 0 ${Math.max(bars.length, 12) * 10} ${height}`}
            preserveAspectRatio="none"
            role="img"
            aria-label={words.picture(first.label, last.label)}
          >
            {bars.map(({ label, started, handed }, at) => (
              <g key={label}>
                <rect
                  className="hours-started"
                  x={at * 10 + 0.5}
                  width={4}
                  y={height - (height * started) / most}
                  height={(height * started) / most}
                />
                <rect
                  className="hours-handed"
                  x={at * 10 + 5}
                  width={4}
                  y={height - (height * handed) / most}
                  height={(height * handed) / most}
                />
              </g>
            ))}
          </svg>
          <p className="hours-legend">
            <span data-of="started">{words.started}</span>
            <span data-of="handed">{words.handed}</span>
          </p>
          <details>
            <summary>{words.table}</summary>
            <div className="table-frame">
              <table>
                <thead>
                  <tr>
                    <th scope="col">{words.when}</th>
                    <th scope="col">{words.started}</th>
                    <th scope="col">{words.handed}</th>
                  </tr>
                </thead>
                <tbody>
                  {bars.map(({ label, started, handed }) => (
                    <tr key={label}>
                      <th scope="row">{label}</th>
                      <td>{started.toLocaleString('vi-VN')}</td>
                      <td>{handed.toLocaleString('vi-VN')}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          </details>
        </>
      )}
    </section>
  )
}
