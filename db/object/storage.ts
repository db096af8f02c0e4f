/** What Loa uses of an object's storage; the runtime's own types are those of another global scope. */
export type ObjectStorage = {
  sql: ObjectSql
  kv: {
    get(key: string): unknown
    put(key: string, value: unknown): void
    delete(key: string): boolean
  }
  transaction<T>(work: () => Promise<T>): Promise<T>
  getAlarm(): Promise<number | null>
  setAlarm(at: number): Promise<void>
  deleteAlarm(): Promise<void>
  deleteAll(): Promise<void>
  sync(): Promise<void>
}

export type ObjectSql = {
  exec(sql: string, ...args: unknown[]): { columnNames: string[]; raw(): Iterable<unknown[]> }
  /** Of what is in use, in bytes: what was deleted does not count. */
  readonly databaseSize: number
}
