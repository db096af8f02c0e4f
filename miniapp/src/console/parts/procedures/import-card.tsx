import { read } from '../../../api.ts'
import { api } from '../../client.ts'
import { WorkbookCard } from '../workbooks/workbook-card.tsx'
import { procedureWords } from './strings.ts'

const words = procedureWords.importing

/** Brings in many procedures from the template. */
export const ProcedureImport = () => (
  <WorkbookCard
    words={words}
    template="/api/procedures/import/template"
    may="procedure.write"
    reload={[['procedures'], ['overview']]}
    send={(chosen, unitId, apply) =>
      read(api.procedures.import.$post({ query: { unitId, apply } }, { init: { body: chosen } }))
    }
    said={({ applied, added }, name) => (applied ? words.done(added) : words.clean(name, added))}
    adds={({ added }) => (added > 0 ? words.apply(added) : null)}
  />
)
