import type { Ctx } from '../../core/context.ts'
import { type Checked, wholeness } from '../../core/whole.ts'

const words: Record<Checked['what'], { name: string; counted: string; todo: string }> = {
  pages: {
    name: 'Database file',
    counted: 'pages',
    todo: 'stop the service and put the newest backup back: loa restore',
  },
  references: {
    name: 'References',
    counted: 'tables',
    todo: 'keep a copy (loa backup) and tell the maintainers: rows were taken out by hand, or by a fault',
  },
  audit: {
    name: 'Audit log',
    counted: 'lines',
    todo: 'somebody wrote in it: compare with the backups, loa audit tells more',
  },
  ledgers: {
    name: 'Contests',
    counted: 'ledgers whose last seal is set',
    todo: 'a sealed result was changed: compare with the published files, loa contest tells more',
  },
  files: { name: 'Files', counted: 'files', todo: 'hand those files in again; what is left of others may stay' },
  indexes: {
    name: 'Search',
    counted: 'rows in indexes',
    todo: 'import the documents again: loa import --again <paths>',
  },
}

/** Looks through all of the database; false, and so exit code 1, when something is not as it was written. */
export async function checkCommand(ctx: Ctx, print: (line: string) => void): Promise<boolean> {
  let isWhole = true
  for await (const { what, count, faults } of wholeness(ctx)) {
    const { name, counted, todo } = words[what]
    print(`${faults.length > 0 ? 'BAD ' : 'ok  '} ${name}: ${count} ${counted}${faults.length > 0 ? '' : ', whole'}`)
    for (const fault of faults) print(`       ${fault}`)
    if (faults.length > 0) print(`       ${todo}`)
    isWhole &&= faults.length === 0
  }
  return isWhole
}
