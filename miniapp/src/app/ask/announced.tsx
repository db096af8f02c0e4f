import { Link } from 'wouter'
import { ask, news } from '../../strings.ts'
import { buttonClass } from '../../ui/button.tsx'
import { Facts, Tag } from '../../ui/card.tsx'
import { Icon } from '../../ui/icons.tsx'
import type { Answer } from '../api-types.ts'
import { momentOf } from '../dates.ts'

type Announced = NonNullable<Answer['announced']>[number]

/** What a digest told, word for word, with whose it is and since when; it opens the digest. */
export const AnnouncedShown = ({ told }: { told: Announced }) => (
  <figure className="quoted">
    <blockquote className="verbatim">
      <b>{told.title}</b>
      {told.life?.urgent && <Tag tone="urgent">{news.urgent}</Tag>}
      {told.summary && <p>{told.summary}</p>}
      {told.lines.map((line) => (
        <p key={line}>{line}</p>
      ))}
    </blockquote>
    <figcaption>
      <Facts
        of={[
          told.sourceName && told.sourceName !== told.unitName && `${news.source}: ${told.sourceName}`,
          ask.announcedBy(told.unitName),
          momentOf(told.sentAt),
        ]}
      />
      {told.corrected && <span>{ask.announcedCorrected}</span>}
    </figcaption>
    <Link to={`/digests/${told.code}`} className={buttonClass('quiet')}>
      <Icon name="news" />
      {ask.openDigest}
    </Link>
  </figure>
)
