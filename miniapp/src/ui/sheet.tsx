import { type ReactNode, useEffect, useId, useRef } from 'react'
import { page } from '../strings.ts'
import { Icon } from './icons.tsx'
import './sheet.css'

type SheetProps = { open: boolean; title: string; onClose: () => void; children: ReactNode }

/** A native dialog that comes up from the foot of the phone: Escape closes it, the focus stays inside and returns. */
export const Sheet = ({ open, title, onClose, children }: SheetProps) => {
  const dialog = useRef<HTMLDialogElement>(null)
  const titleId = useId()
  useEffect(() => {
    const shown = dialog.current
    if (open && !shown?.open) shown?.showModal()
    if (!open && shown?.open) shown.close()
  }, [open])
  return (
    <dialog ref={dialog} className="sheet" aria-labelledby={titleId} onClose={onClose}>
      <div className="sheet-head">
        <h2 id={titleId}>{title}</h2>
        <button type="button" className="page-back" onClick={onClose}>
          <Icon name="close" />
          <span className="visually-hidden">{page.close}</span>
        </button>
      </div>
      {open && <div className="sheet-body">{children}</div>}
    </dialog>
  )
}
