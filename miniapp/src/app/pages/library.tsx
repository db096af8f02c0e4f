import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { Link } from 'wouter'
import { library, shelf as words } from '../../strings.ts'
import { Button } from '../../ui/button.tsx'
import { Tick } from '../../ui/choice.tsx'
import { PickedField, TextField } from '../../ui/field.tsx'
import { Icon } from '../../ui/icons.tsx'
import { Page } from '../../ui/page.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { Empty, Loaded } from '../../ui/states.tsx'
import { dayOf } from '../dates.ts'
import { Force } from '../force.tsx'
import { useLoa } from '../loa.tsx'
import { useBack } from '../location.ts'
import { documentsLike, facets, passagesLike } from '../queries.ts'

/** The documents that everybody may read: by kind, issuer, year and force, and by any words in them, as one types. */
export const Library = () => {
  const loa = useLoa()
  const [typed, setTyped] = useState('')
  const wanted = useSettled(typed.trim())
  const [kind, setKind] = useState('')
  const [issuer, setIssuer] = useState('')
  const [year, setYear] = useState('')
  const [inForce, setInForce] = useState(false)
  const told = useQuery(facets(loa))
  const years = told.data?.years.map(String) ?? []
  const filters = { kind, issuer, year, inForce }
  return (
    <Page title={words.title} onBack={useBack('/ask')}>
      <p>{words.lead}</p>
      <div className="writing">
        <TextField
          label={words.find}
          hint={words.findHint}
          type="search"
          maxLength={200}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
        <Choice label={words.kind} all={words.allKinds} value={kind} values={told.data?.kinds ?? []} onPick={setKind} />
        <Choice
          label={words.issuer}
          all={words.allIssuers}
          value={issuer}
          values={told.data?.issuers ?? []}
          onPick={setIssuer}
        />
        <Choice label={words.year} all={words.allYears} value={year} values={years} onPick={setYear} />
        <Tick checked={inForce} onChange={setInForce} label={words.inForce} note={words.inForceNote} />
      </div>
      <Documents key={JSON.stringify([wanted, filters])} wanted={wanted} filters={filters} />
      {wanted.length > 1 && <Passages wanted={wanted} filters={filters} />}
    </Page>
  )
}

const pauseMs = 350

/** What was typed, once the person has stopped typing for a moment. */
function useSettled(value: string): string {
  const [settled, setSettled] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), pauseMs)
    return () => clearTimeout(timer)
  }, [value])
  return settled
}

type Filters = { kind: string; issuer: string; year: string; inForce: boolean }
type Asked = { wanted: string; filters: Filters }

const pageSize = 20
const most = 200

const Documents = ({ wanted, filters }: Asked) => {
  const [limit, setLimit] = useState(pageSize)
  const query = useQuery({
    ...documentsLike(useLoa(), { query: wanted, ...filters, limit }),
    placeholderData: keepPreviousData,
  })
  return (
    <section aria-live="polite">
      <h2 className="section-title">{words.documents}</h2>
      <Loaded query={query}>
        {({ documents, total }) =>
          documents.length === 0 ? (
            <Nothing wanted={wanted} />
          ) : (
            <>
              <p className="facts">{words.total(total)}</p>
              <ul className="rows">
                {documents.map(({ id, title, number, issuer, issuedOn }) => (
                  <li key={id}>
                    <Link to={`/documents/${id}`} className="row">
                      <span>
                        <b>{title}</b>
                        <small>
                          {[number && library.number(number), issuer, issuedOn && dayOf(issuedOn)]
                            .filter(Boolean)
                            .join(' · ')}
                        </small>
                      </span>
                      <Icon name="next" />
                    </Link>
                  </li>
                ))}
              </ul>
              {total > limit && limit < most && (
                <Button look="quiet" busy={query.isFetching} onClick={() => setLimit(limit + pageSize)}>
                  {words.more}
                </Button>
              )}
            </>
          )
        }
      </Loaded>
    </section>
  )
}

/** Where words were typed, passages may tell of them all the same. */
const Nothing = ({ wanted }: { wanted: string }) =>
  wanted ? <p>{words.noneNamed}</p> : <Empty icon="search" title={words.none} />

const Passages = ({ wanted, filters }: Asked) => {
  const query = useQuery({ ...passagesLike(useLoa(), { q: wanted, ...filters }), placeholderData: keepPreviousData })
  if (query.data?.length === 0) return null
  return (
    <section aria-live="polite">
      <h2 className="section-title">{words.passages}</h2>
      <Loaded query={query}>
        {(passages) => (
          <ul className="rows">
            {passages.map(({ id, label, documentTitle, snippet, inForce, changes }) => (
              <li key={id}>
                <Link to={`/passages/${id}`} className="row">
                  <span>
                    <b>{label}</b>
                    <small>{documentTitle}</small>
                    <span className="two-lines">{snippet}</span>
                    {changes.length > 0 && <Force inForce={inForce} />}
                  </span>
                  <Icon name="next" />
                </Link>
              </li>
            ))}
          </ul>
        )}
      </Loaded>
    </section>
  )
}

type ChoiceProps = { label: string; all: string; value: string; values: string[]; onPick: (value: string) => void }

const Choice = ({ label, all, value, values, onPick }: ChoiceProps) => {
  const [open, setOpen] = useState(false)
  const pick = (chosen: string) => {
    onPick(chosen)
    setOpen(false)
  }
  if (values.length < 2 && !value) return null
  return (
    <>
      <PickedField label={label} value={value || all} onOpen={() => setOpen(true)} />
      <Sheet open={open} title={label} onClose={() => setOpen(false)}>
        <ul className="rows">
          {['', ...values].map((one) => (
            <li key={one}>
              <button type="button" className="row" aria-pressed={one === value} onClick={() => pick(one)}>
                <span>{one || all}</span>
                {one === value && <Icon name="check" />}
              </button>
            </li>
          ))}
        </ul>
      </Sheet>
    </>
  )
}
