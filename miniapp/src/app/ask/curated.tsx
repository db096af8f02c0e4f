import { ask } from '../../strings.ts'
import { Tag } from '../../ui/card.tsx'
import type { Answer, Citation } from '../api-types.ts'
import { dayOf } from '../dates.ts'
import { Quoted } from './quoted.tsx'

type Props = { curated: NonNullable<Answer['curated']>; citations: Citation[] }

/** What staff wrote beforehand: whose words these are and since when, for which question, and what they rest on. */
export const CuratedShown = ({ curated: { question, text, source, unitName, on }, citations }: Props) => (
  <>
    <Tag tone="good">{ask.curated(unitName, dayOf(on))}</Tag>
    <p className="facts">
      {ask.curatedWhy} “{question}”
    </p>
    <p className="verbatim">{text}</p>
    {source && <p className="facts">{ask.source(source)}</p>}
    {citations.length > 0 && <h3>{ask.found}</h3>}
    {citations.map((citation) => (
      <Quoted key={citation.passageId} citation={citation} />
    ))}
  </>
)
