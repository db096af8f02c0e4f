import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { ApiError } from '../api.ts'
import { states } from '../strings.ts'
import { Icon, type IconName } from './icons.tsx'
import './states.css'

export const Loading = () => (
  <div className="loading" role="status">
    <span />
    <span />
    <span />
    <b className="visually-hidden">{states.loading}</b>
  </div>
)

const isCoded = (error: Error | null, code: string) => error instanceof ApiError && error.code === code

const shownOf = (error: Error): { icon: IconName; title: string; why: string } =>
  isCoded(error, 'UNAUTHENTICATED')
    ? { icon: 'person', title: states.signedOut, why: states.signedOutWhy }
    : { icon: 'warning', title: states.failed, why: error.message }

const Failed = ({ error, onRetry }: { error: Error; onRetry?: () => void }) => {
  const { icon, title, why } = shownOf(error)
  return (
    <div className="state" role="alert">
      <Icon name={icon} />
      <h2>{title}</h2>
      <p>{why}</p>
      {onRetry && (
        <button type="button" className="state-retry" onClick={onRetry}>
          {states.retry}
        </button>
      )}
    </div>
  )
}

/** What is not there will not come by trying again. */
const Gone = ({ why }: { why: string }) => (
  <div className="state" role="alert">
    <Icon name="info" />
    <h2>{states.gone}</h2>
    <p>{why}</p>
  </div>
)

export const Empty = ({ icon = 'info', title, children }: { icon?: IconName; title: string; children?: ReactNode }) => (
  <div className="state">
    <Icon name={icon} />
    <h2>{title}</h2>
    {children}
  </div>
)

/** Above what was read before and could not be read anew. */
const Stale = ({ error, onRetry }: { error: Error; onRetry: () => void }) => (
  <div className="stale" role="status">
    <p>
      {states.stale} {error.message}
    </p>
    <button type="button" className="state-retry" onClick={onRetry}>
      {states.retry}
    </button>
  </div>
)

/** Draws a query in each of its states. What is already here stays on the screen while a reload fails, and says so. */
export function Loaded<T>({ query, children }: { query: UseQueryResult<T, Error>; children: (data: T) => ReactNode }) {
  const gone = isCoded(query.error, 'NOT_FOUND')
  const again = () => void query.refetch()
  if (query.data !== undefined && !gone) {
    return (
      <>
        {query.isError && <Stale error={query.error} onRetry={again} />}
        {children(query.data)}
      </>
    )
  }
  if (!query.isError || query.isFetching) return <Loading />
  return gone ? <Gone why={query.error.message} /> : <Failed error={query.error} onRetry={again} />
}
