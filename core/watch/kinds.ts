/** What whoever keeps the machine is told of. */
export type AlarmKind =
  | 'disk'
  | 'database'
  | 'tick'
  | 'inbox'
  | 'replies'
  | 'consent'
  | 'lapses'
  | 'clock'
  | 'backup'
  | 'copy'
