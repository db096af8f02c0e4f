import { saidAt } from './seconds.ts'
import { liveWords as words } from './strings.ts'
import './live.css'

/** How long a question is still open: as a number, as a bar that grows shorter, and read out now and then. */
export const TimeLeft = ({ leftMs, wholeMs }: { leftMs: number; wholeMs: number }) => {
  const seconds = Math.max(0, Math.ceil(leftMs / 1000))
  return (
    <div className="live-time" data-short={seconds <= 5 || undefined}>
      <span aria-hidden="true">{seconds > 0 ? words.seconds(seconds) : words.timeOver}</span>
      <progress aria-hidden="true" max={wholeMs} value={Math.max(0, leftMs)} />
      <span className="visually-hidden" role="status">
        {seconds === 0 ? words.timeOver : saidAt(seconds) ? words.seconds(seconds) : ''}
      </span>
    </div>
  )
}
