/** What whoever keeps the machine is told of. */
export type AlarmKind =
  | 'disk'
  | 'room'
  | 'database'
  | 'tick'
  | 'inbox'
  | 'replies'
  | 'consent'
  | 'lapses'
  | 'clock'
  | 'backup'
  | 'copy'
