import { type RefObject, useEffect, useState } from 'react'

/** How wide what stands at a field's end is, in letters of the page: a button that a finger meets. */
export const endRem = 3

/** Whether a field holds a text in one line beside the button at its end, at the width and the letters of now. */
export function useHolds(field: RefObject<HTMLInputElement | null>, text: string): boolean {
  const [holds, setHolds] = useState(true)
  useEffect(() => {
    const input = field.current
    if (!input) return
    const measure = () => {
      const { font, paddingLeft } = getComputedStyle(input)
      const pen = document.createElement('canvas').getContext('2d')
      if (!pen) return
      pen.font = font
      const end = endRem * Number.parseFloat(getComputedStyle(document.documentElement).fontSize)
      setHolds(pen.measureText(text).width <= input.clientWidth - Number.parseFloat(paddingLeft) - end)
    }
    const seen = new ResizeObserver(measure)
    seen.observe(input)
    void document.fonts.ready.then(measure)
    return () => seen.disconnect()
  }, [field, text])
  return holds
}
