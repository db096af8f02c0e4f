import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link } from 'wouter'
import { hasTyped } from '../../fold.ts'
import { procedures } from '../../strings.ts'
import { TextField } from '../../ui/field.tsx'
import { Icon } from '../../ui/icons.tsx'
import { Page } from '../../ui/page.tsx'
import { Empty, Loaded } from '../../ui/states.tsx'
import type { ProcedureHead } from '../api-types.ts'
import { useLoa } from '../loa.tsx'
import { useBack } from '../location.ts'
import { me, proceduresFor } from '../queries.ts'

const words = procedures.list

/** What the office does for people, those of one’s own place first. */
export const Procedures = () => {
  const loa = useLoa()
  const [typed, setTyped] = useState('')
  const unitId = useQuery(me(loa)).data?.unitId ?? undefined
  const query = useQuery(proceduresFor(loa, unitId))
  return (
    <Page title={words.title} onBack={useBack('/ask')}>
      <p>{words.lead}</p>
      <Loaded query={query}>
        {(all) =>
          all.length === 0 ? (
            <Empty icon="document" title={words.none}>
              <p>{words.noneWhy}</p>
            </Empty>
          ) : (
            <>
              <TextField
                label={words.find}
                type="search"
                maxLength={100}
                value={typed}
                onChange={(event) => setTyped(event.target.value)}
              />
              <List found={all.filter((one) => isMeant(one, typed))} />
            </>
          )
        }
      </Loaded>
    </Page>
  )
}

const isMeant = ({ name, englishName, called }: ProcedureHead, typed: string): boolean =>
  hasTyped([name, englishName ?? '', ...called].join(' '), typed)

const List = ({ found }: { found: ProcedureHead[] }) =>
  found.length === 0 ? (
    <p role="status">{words.notFound}</p>
  ) : (
    <ul className="rows">
      {found.map(({ id, name, unitName }) => (
        <li key={id}>
          <Link to={`/procedures/${id}`} className="row">
            <span>
              <b>{name}</b>
              <small>{unitName}</small>
            </span>
            <Icon name="next" />
          </Link>
        </li>
      ))}
    </ul>
  )
