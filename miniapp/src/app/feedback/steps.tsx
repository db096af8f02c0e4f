import type { Tracked } from '../api-types.ts'
import { momentOf } from '../dates.ts'
import { useLoa } from '../loa.tsx'
import './pictures.css'
import { threadWords as words } from './strings.ts'

/** What happened with a case, step by step, as far as it is its sender's to know. */
export const Steps = ({ tracked: { steps } }: { tracked: Tracked }) => {
  if (steps.length === 0) return null
  return (
    <section>
      <h3>{words.title}</h3>
      <ol className="steps">
        {steps.map(({ id, kind, text, toName, createdAt }) => (
          <li key={id}>
            <p>
              <b>{kind === 'route' && toName ? words.routedTo(toName) : words.kinds[kind]}</b>
            </p>
            {text && kind !== 'merge' && <p className="verbatim">{text}</p>}
            <p className="facts">{momentOf(createdAt)}</p>
          </li>
        ))}
      </ol>
    </section>
  )
}

export const Pictures = ({ code, ids, label }: { code: string; ids: string[]; label: (number: number) => string }) => {
  const pictureAt = useLoa().api.feedback.track[':code'].pictures[':picture']
  if (ids.length === 0) return null
  return (
    <ul className="pictures">
      {ids.map((id, at) => {
        const address = pictureAt.$url({ param: { code, picture: id } }).href
        return (
          <li key={id}>
            <a href={address} target="_blank" rel="noreferrer">
              <img src={address} alt={label(at + 1)} loading="lazy" />
            </a>
          </li>
        )
      })}
    </ul>
  )
}

/** What its sender said aloud. */
export const Voices = ({ code, ids }: { code: string; ids: string[] }) => {
  const fileAt = useLoa().api.feedback.track[':code'].pictures[':picture']
  return ids.map((id) => (
    <div key={id} className="field">
      <p className="field-label">{words.ownVoice}</p>
      {/* biome-ignore lint/a11y/useMediaCaption: nobody has written down what was said. */}
      <audio controls preload="none" src={fileAt.$url({ param: { code, picture: id } }).href} />
    </div>
  ))
}
