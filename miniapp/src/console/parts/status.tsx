export type Tone = 'waiting' | 'good' | 'urgent' | 'quiet'

/** A state in a word; the colour only repeats it. */
export const Status = ({ tone, children }: { tone: Tone; children: string }) => (
  <span className="status" data-tone={tone}>
    {children}
  </span>
)
