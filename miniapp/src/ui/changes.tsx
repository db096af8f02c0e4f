import { Link } from 'wouter'
import type { InForce } from '../../../core/library/force/in-force.ts'
import type { ToldChange } from '../../../db/schema/library.ts'
import { library } from '../strings.ts'
import './changes.css'

/** `href` leads from the page of ours that says so to where it stands among these screens. */
type Props = { of: ToldChange[]; inForce?: InForce; href?: (to: string) => string }

/** What other documents did to a clause or a document, the latest first, each with the document that did it. */
export const Changes = ({ of, inForce, href = (to) => to }: Props) =>
  of.length > 0 && (
    <ul className={inForce === 'no' || inForce === 'suspended' ? 'changes changes-over' : 'changes'}>
      {of.map(({ note, to }) => (
        <li key={note}>
          {note} {to && <Link href={href(to)}>{library.changedBy}</Link>}
        </li>
      ))}
    </ul>
  )
