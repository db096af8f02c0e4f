import { read } from '../../../api.ts'
import { api } from '../../client.ts'
import { WorkbookCard } from '../workbooks/workbook-card.tsx'
import { Codes, type Given, withoutTheirs } from './codes.tsx'
import { memberWords as words } from './member-strings.ts'

/** Brings in the members of units from the template, with their codes. `replaced`: the codes that some have got since. */
export const MembersCard = ({ replaced }: { replaced: Given }) => (
  <WorkbookCard
    words={words}
    template="/api/people/members/template"
    may="person.confirm"
    reload={[['members']]}
    send={(chosen, unitId, apply) =>
      read(api.people.members.import.$post({ query: { unitId, apply } }, { init: { body: chosen } }))
    }
    said={({ applied, added, present }, name) =>
      applied ? words.done(added, present) : words.clean(name, added, present)
    }
    adds={({ added }) => (added > 0 ? words.apply(added) : null)}
  >
    {(seen) => {
      const codes = withoutTheirs(seen?.codes ?? [], replaced)
      return codes.length > 0 && <Codes codes={codes} />
    }}
  </WorkbookCard>
)
