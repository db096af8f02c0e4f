import { useEffect, useRef } from 'react'
import { feedback as words } from '../../strings.ts'
import { Button } from '../../ui/button.tsx'
import { Note } from '../../ui/card.tsx'
import type { FeedbackReceipt } from '../api-types.ts'
import { CopyButton } from '../copy-button.tsx'
import { momentOf } from '../dates.ts'

/** What came of sending: the code to keep, or, for a complaint or a denunciation, the road the law gives it. */
export const Receipt = ({ receipt, onAnother }: { receipt: FeedbackReceipt; onAnother: () => void }) => {
  const { trackCode, dueAt, message, urgentPhone } = receipt
  const start = useRef<HTMLElement>(null)
  useEffect(() => {
    window.scrollTo(0, 0)
    start.current?.focus({ preventScroll: true })
  }, [])
  return (
    <section className="card focus-start" ref={start} tabIndex={-1}>
      {urgentPhone && (
        <Note tone="urgent">
          <p>{urgentPhone}</p>
        </Note>
      )}
      {message && (
        <Note>
          <p>{message}</p>
        </Note>
      )}
      {trackCode && (
        <>
          <h2>{words.sent}</h2>
          <p>{words.code}</p>
          <p className="track-code">{trackCode}</p>
          {!urgentPhone && <p>{words.codeWhy}</p>}
          {dueAt !== null && <p>{words.due(momentOf(dueAt))}</p>}
          <CopyButton text={trackCode} label={words.copyCode} />
        </>
      )}
      <Button look="plain" onClick={onAnother}>
        {words.another}
      </Button>
    </section>
  )
}
