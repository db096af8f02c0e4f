import { useQuery } from '@tanstack/react-query'
import { standing } from '../../strings.ts'
import { CopyButton } from '../copy-button.tsx'
import { momentOf } from '../dates.ts'
import { GivenLink } from '../given-link.tsx'
import { useLoa } from '../loa.tsx'
import { ledgerOf } from '../reads.ts'

const words = standing.ledger

/** The newest seal of a round, to be noted; once it is over, the ledger itself. The standing is whole without it. */
export const Ledger = ({ roundId }: { roundId: string }) => {
  const loa = useLoa()
  const { data: ledger } = useQuery(ledgerOf(loa, roundId))
  if (!ledger) return null
  const round = loa.api.rounds[':id']
  const param = { id: roundId }
  return (
    <section>
      <h2 className="section-title">{words.title}</h2>
      <p>{words.why}</p>
      {ledger.latest ? (
        <>
          <p>
            {words.seal(momentOf(ledger.latest.sealedAt))}: <span className="seal">{ledger.latest.hash}</span>
          </p>
          <CopyButton text={ledger.latest.hash} label={words.copy} />
        </>
      ) : (
        <p>{words.none}</p>
      )}
      {ledger.complete ? (
        <>
          <p>{words.complete}</p>
          <GivenLink href={round['ledger.csv'].$url({ param }).href}>{words.papers}</GivenLink>
          <GivenLink href={round.ledger.$url({ param }).href}>{words.seals}</GivenLink>
        </>
      ) : (
        <p>{words.note}</p>
      )}
    </section>
  )
}
