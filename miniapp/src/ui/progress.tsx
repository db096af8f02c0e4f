import { type ReactNode, useId } from 'react'
import './progress.css'

export const Progress = ({
  done,
  of,
  words,
  aside,
}: {
  done: number
  of: number
  words: string
  aside?: ReactNode
}) => {
  const id = useId()
  return (
    <div className="progress">
      <div className="progress-words">
        <label htmlFor={id}>{words}</label>
        {aside}
      </div>
      <progress id={id} value={done} max={of} />
    </div>
  )
}
