import { createContext, useContext } from 'react'
import type { EditedItem } from './steps.ts'

/** The item that is being dragged, of the stream or of the edition. */
export type Lifted = { lifted: EditedItem | null; lift: (item: EditedItem | null) => void }

export const LiftedContext = createContext<Lifted>({ lifted: null, lift: () => {} })

export const useLifted = () => useContext(LiftedContext)

/** What makes an element one that is dragged. */
export const liftable = (item: EditedItem, lift: Lifted['lift']) => ({
  draggable: true,
  onDragStart: (event: React.DragEvent) => {
    event.dataTransfer.setData('text/plain', item.title)
    event.dataTransfer.effectAllowed = 'move'
    lift(item)
  },
  onDragEnd: () => lift(null),
})

/** What makes an element one that something is dropped on. */
export const landing = (lifted: EditedItem | null, onLand: (item: EditedItem) => void) => ({
  'data-landing': lifted !== null || undefined,
  onDragOver: (event: React.DragEvent) => {
    if (lifted) event.preventDefault()
  },
  onDrop: (event: React.DragEvent) => {
    event.preventDefault()
    event.stopPropagation()
    if (lifted) onLand(lifted)
  },
})
