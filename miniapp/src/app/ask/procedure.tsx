import { Link } from 'wouter'
import { procedures } from '../../strings.ts'
import { buttonClass } from '../../ui/button.tsx'
import { Note, Tag } from '../../ui/card.tsx'
import { Icon } from '../../ui/icons.tsx'
import type { Answer } from '../api-types.ts'
import { dayOf } from '../dates.ts'

/** The card of a procedure: the parts that were asked for, in the language of the question, and the way to all of it. */
export const ProcedureShown = ({ procedure }: { procedure: NonNullable<Answer['procedure']> }) => {
  const { id, language, name, unitName, lines, note, checked, old } = procedure
  const words = procedures[language]
  return (
    <div className="told" lang={language}>
      <Tag tone="good">{words.tag}</Tag>
      <h3>{name}</h3>
      <p className="facts">{unitName}</p>
      <dl className="told">
        {lines.map(({ label, text }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
      {note && (
        <Note>
          <p>{note}</p>
        </Note>
      )}
      <p className="facts">{words.checked(dayOf(checked))}</p>
      {old && (
        <Note tone="urgent">
          <p>{words.old}</p>
        </Note>
      )}
      <Link to={`/procedures/${id}${language === 'en' ? '?lang=en' : ''}`} className={buttonClass('quiet')}>
        {words.open}
        <Icon name="next" />
      </Link>
    </div>
  )
}
