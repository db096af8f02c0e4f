import type { Database } from './client.ts'

/**
 * What makes a new database as all migrations have made this one, in one text: its tables, the rows that they have put in, the
 * journal of drizzle's among them, and what watches over them. Some statements made a table that a later one made anew.
 */
export async function schemaScript({ client }: Pick<Database, 'client'>): Promise<string> {
  const { rows: tables } = await client.execute("select name, type from pragma_table_list where schema = 'main'")
  const ofType = (type: string) =>
    new Set(tables.filter((table) => table.type === type).map(({ name }) => String(name)))
  // What an index of words keeps comes with it.
  const within = ofType('shadow')
  const { rows: made } = await client.execute(
    "select type, name, tbl_name, sql from sqlite_master where sql is not null and name not like 'sqlite\\_%' escape '\\' order by rowid",
  )
  const own = made.filter(({ tbl_name }) => !within.has(String(tbl_name)))
  const said = (these: typeof own) => these.map(({ sql }) => String(sql))
  const rows: string[] = []
  for (const table of ofType('table')) if (table !== 'sqlite_schema') rows.push(...(await rowsOf(client, table)))
  // A trigger would put in again what the rows hold already.
  return [
    ...said(own.filter(({ type }) => type !== 'trigger')),
    ...rows,
    ...said(own.filter(({ type }) => type === 'trigger')),
  ].join(';\n')
}

async function rowsOf(client: Database['client'], table: string): Promise<string[]> {
  const { rows: columns } = await client.execute({ sql: 'select name from pragma_table_info(?)', args: [table] })
  const names = columns.map(({ name }) => `"${name}"`)
  const values = names.map((name) => `quote(${name})`).join(` || ', ' || `)
  const { rows } = await client.execute(`select ${values} as said from "${table}"`)
  return rows.map(({ said }) => `insert into "${table}" (${names.join(', ')}) values (${said})`)
}
