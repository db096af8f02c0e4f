import { useQuery } from '@tanstack/react-query'
import { standing } from '../../strings.ts'
import { CopyButton } from '../copy-button.tsx'
import { momentOf } from '../dates.ts'
import { GivenLink } from '../given-link.tsx'
import { useLoa } from '../loa.tsx'
import { ledgerOf } from '../queries.ts'

const words = standing.ledger

/** The newest seal of a round, to be noted; once it is over, the ledger itself. The standing is whole without it. */
export const Ledger = ({ roundId }: { roundId: string }) => {
  const loa = useLoa()
  const { data: ledger } = useQuery(ledgerOf(loa, roundId))
  if (!ledger) return null
  const { latest, complete } = ledger
  const { papers, seals } = loa.api.rounds[':id'].ledger
  const param = { id: roundId }
  return (
    <section>
      <h2 className="section-title">{words.title}</h2>
      <p>{words.why}</p>
      {latest ? (
        <>
          <p>
            {words.seal(momentOf(latest.sealedAt))}: <span className="seal">{latest.hash}</span>
          </p>
          <p>{complete ? words.complete : words.note}</p>
          <CopyButton text={latest.hash} label={words.copy} />
        </>
      ) : (
        <p>{words.none}</p>
      )}
      {complete && (
        <>
          <GivenLink href={papers.$url({ param }).href}>{words.papers}</GivenLink>
          <GivenLink href={seals.$url({ param }).href}>{words.seals}</GivenLink>
        </>
      )}
    </section>
  )
}
