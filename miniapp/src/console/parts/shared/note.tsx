import { Icon } from '../../../ui/icons.tsx'

/** The server's own sentence, next to what was being done. */
export const Refusal = ({ error }: { error: Error | null }) => (
  <div role="alert">{error && <Note tone="urgent">{error.message}</Note>}</div>
)

export const Note = ({
  tone = 'plain',
  children,
}: {
  tone?: 'plain' | 'urgent' | 'good'
  children: React.ReactNode
}) => (
  <div className="note" data-tone={tone}>
    <Icon name={tone === 'good' ? 'check' : tone === 'urgent' ? 'warning' : 'info'} />
    <div>{children}</div>
  </div>
)
