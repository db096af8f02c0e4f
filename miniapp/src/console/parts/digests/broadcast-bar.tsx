import { Progress as Bar } from '@mantine/core'
import { type Progress, reachOf } from '../../progress.ts'
import { broadcasts as words } from './strings.ts'

export function BroadcastBar({ progress }: { progress: Progress }) {
  const { reached, trouble, total } = reachOf(progress)
  const share = (count: number) => (total === 0 ? 0 : (100 * count) / total)
  return (
    <div className="bar">
      <Bar.Root size="lg" aria-hidden>
        <Bar.Section value={share(reached)} />
        <Bar.Section value={share(trouble)} color="urgent" />
      </Bar.Root>
      <span>{words.reached(reached, total)}</span>
    </div>
  )
}
