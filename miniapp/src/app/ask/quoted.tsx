import { Link } from 'wouter'
import { ask, library } from '../../strings.ts'
import { buttonClass } from '../../ui/button.tsx'
import { Facts } from '../../ui/card.tsx'
import { Changes } from '../../ui/changes.tsx'
import { Icon } from '../../ui/icons.tsx'
import type { Citation } from '../api-types.ts'
import { dayOf } from '../dates.ts'
import { Force } from '../force.tsx'

/** A clause in its own words, where it stands, and whether it still holds; with its number where sentences cite it by that. */
export const Quoted = ({ citation, number }: { citation: Citation; number?: number }) => {
  const { passageId, label, documentTitle, documentNumber, issuedOn, inForce, changes, lead, quote } = citation
  return (
    <figure className="quoted">
      <blockquote className="verbatim">
        {lead && (
          <p className="quoted-lead">
            <b>{lead.startsWith('|') ? ask.columns : ask.quoteLead}</b> {lead}
          </p>
        )}
        {quote}
      </blockquote>
      <figcaption>
        <b>
          {number && `[${number}] `}
          {label}
        </b>
        <span>{documentTitle}</span>
        <Facts of={[documentNumber && library.number(documentNumber), issuedOn && library.issued(dayOf(issuedOn))]} />
        <Force inForce={inForce} />
      </figcaption>
      <Changes of={changes} inForce={inForce} />
      <Link to={`/passages/${passageId}`} className={buttonClass('quiet')}>
        <Icon name="document" />
        {ask.openPassage}
      </Link>
    </figure>
  )
}
