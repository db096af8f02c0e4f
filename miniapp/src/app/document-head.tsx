import { library } from '../strings.ts'
import { Facts, Tag } from '../ui/card.tsx'
import type { DocumentHead as Head } from './api-types.ts'
import { dayOf } from './dates.ts'
import { Force } from './force.tsx'

/** What a document is: name, number, who issued it, its dates, and whether it is in force. */
export const DocumentHead = ({ document }: { document: Head }) => {
  const { title, number, issuer, issuedOn, effectiveOn, expiresOn, inForce, confirmed, sample } = document
  return (
    <header>
      <h2 className="article-title">{title}</h2>
      <Facts of={[number && library.number(number), issuer]} />
      <Facts
        of={[
          issuedOn && library.issued(dayOf(issuedOn)),
          effectiveOn && library.effective(dayOf(effectiveOn)),
          expiresOn && library.expires(dayOf(expiresOn)),
        ]}
      />
      <div className="tags">
        <Force inForce={inForce} />
        {!confirmed && <Tag>{library.unconfirmed}</Tag>}
        {sample && <Tag>{library.sample}</Tag>}
      </div>
    </header>
  )
}
