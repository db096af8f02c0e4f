import { read } from '../../../api.ts'
import { api } from '../../client.ts'
import { WorkbookCard } from '../workbooks/workbook-card.tsx'
import { importing as words } from './strings.ts'

/** Brings in a whole tree with its groups from the template. */
export const ImportCard = () => (
  <WorkbookCard
    words={words}
    template="/api/units/import/template"
    may="unit.manage"
    reload={[['units'], ['groups']]}
    send={(chosen, parentId, apply) =>
      read(api.units.import.$post({ query: { parentId, apply } }, { init: { body: chosen } }))
    }
    said={({ applied, units, groups }, name) =>
      applied ? words.done(units, groups) : words.clean(name, units, groups)
    }
    adds={({ units, groups }) => (units + groups > 0 ? words.apply(units, groups) : null)}
  />
)
