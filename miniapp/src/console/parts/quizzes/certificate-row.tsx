import { Anchor, Text, Textarea } from '@mantine/core'
import type { QueryKey } from '@tanstack/react-query'
import { read } from '../../../api.ts'
import { useAct } from '../../act.ts'
import type { RoundCertificates } from '../../api-types.ts'
import { api } from '../../client.ts'
import { written } from '../../clock.ts'
import { useMay, useSession } from '../../session.ts'
import { lacking } from '../shared/act-button.tsx'
import { AskedAct } from '../shared/confirm.tsx'
import { useKept } from '../shared/kept-form.tsx'
import { certificates as words } from './certificate-strings.ts'

type Ranked = 'place' | 'score' | 'total'
type OfRound = RoundCertificates['certificates'][number]
/** Of a round, or of a class, which has no places and tells no marks here. */
type Certificate = Omit<OfRound, Ranked> & Partial<Pick<OfRound, Ranked>>

/** One certificate, and the way to take it back: by two people, the second of whom sees who asked and why. */
export function CertificateRow({ certificate, reload }: { certificate: Certificate; reload: QueryKey[] }) {
  const {
    id,
    name,
    place = null,
    score,
    total,
    issuedAt,
    withdrawnAt,
    reason,
    askedBy,
    askedByName,
    link,
  } = certificate
  const { typed, change, drop } = useKept(`withdraw.${id}`, { reason: '' })
  const withdraw = useAct(
    () =>
      read(api.certificates[':id'].withdraw.$post({ param: { id }, json: askedBy ? {} : { reason: typed.reason } })),
    { reload },
  )
  const may = useMay()
  const me = useSession().data?.person?.id
  // Who asked waits for another, but for an admin.
  const waits = askedBy !== null && askedBy === me && !may('unit.manage')
  const act = askedBy ? words.agree : words.withdraw
  return (
    <li>
      <strong>{name}</strong>
      <p className="facts">
        {place !== null && <span>{words.place(place)}</span>}
        {score !== undefined && total !== undefined && <span>{words.result(score, total)}</span>}
        <span>{written(issuedAt)}</span>
        <Anchor href={link} target="_blank" rel="noopener noreferrer">
          {words.page}
        </Anchor>
      </p>
      {withdrawnAt !== null ? (
        <p>{words.withdrawn(written(withdrawnAt), reason)}</p>
      ) : (
        <>
          {askedBy && <p>{words.asked(askedByName ?? '', reason)}</p>}
          {!waits && (
            <AskedAct
              act={withdraw}
              words={act}
              title={words.withdrawTitle(name)}
              variant="outline"
              color="urgent"
              urgent
              off={lacking(!askedBy && typed.reason.trim() === '' && words.reason)}
              onDone={drop}
            >
              <Text>{askedBy ? words.asked(askedByName ?? '', reason) : words.forGood}</Text>
              {!askedBy && (
                <Textarea
                  required
                  label={words.reason}
                  maxLength={500}
                  value={typed.reason}
                  onChange={(event) => change({ reason: event.currentTarget.value })}
                />
              )}
            </AskedAct>
          )}
        </>
      )}
    </li>
  )
}
