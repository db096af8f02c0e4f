import { Link } from 'wouter'
import { ask, library } from '../../strings.ts'
import { buttonClass } from '../../ui/button.tsx'
import { Facts, Tag } from '../../ui/card.tsx'
import { Icon } from '../../ui/icons.tsx'
import { dayOf } from '../dates.ts'
import type { Citation } from '../replies.ts'

/** A clause in its own words, where it stands, and whether it still holds. */
export const Quoted = ({ citation }: { citation: Citation }) => {
  const { passageId, label, documentTitle, documentNumber, issuedOn, inForce, quote } = citation
  return (
    <figure className="quoted">
      <blockquote className="verbatim">{quote}</blockquote>
      <figcaption>
        <b>{label}</b>
        <span>{documentTitle}</span>
        <Facts of={[documentNumber && library.number(documentNumber), issuedOn && library.issued(dayOf(issuedOn))]} />
        <Tag tone={inForce === 'no' ? 'urgent' : 'plain'}>{library.inForce[inForce]}</Tag>
      </figcaption>
      <Link to={`/passages/${passageId}`} className={buttonClass('quiet')}>
        <Icon name="document" />
        {ask.openPassage}
      </Link>
    </figure>
  )
}
