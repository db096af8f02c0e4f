import type { Word } from './tsv.ts'

type Ask = (from: string, how: string[]) => Promise<string | null>
export type Spot = Pick<Word, 'left' | 'top' | 'width' | 'height'>

const mostSpots = 20
// In letters' heights: how high a line of words is, how short none is, and what is left free between two words of one.
const [lowest, highest, shortest, between] = [0.5, 1.9, 2.5, 0.8]
// Of a spot's surface its ink, and of a page's width and height the margin, in which its edge lies.
const leastInk = 0.35
const margin = 0.015
const half = 2
const inDots = (value: number) => Math.max(1, Math.round(value))
// "  2: 350x20+66+250 240.5,250.0 4350 gray(255)"
const component = /\d: (\d{1,5})x(\d{1,5})\+(\d{1,5})\+(\d{1,5}) [\d.,]+ (\d{1,8}) /

/**
 * Where a page's picture has ink as lines of words have it, and no word was read: a program that reads pictures leaves out whole lines
 * of a letterhead at times, and says nothing.
 */
export async function missedOn(
  picture: string,
  { words, width, height, letterHeight }: { words: Word[]; width: number; height: number; letterHeight: number },
  ask: Ask,
): Promise<Spot[]> {
  if (words.length === 0 || letterHeight <= 0) return []
  const letter = letterHeight / half
  const covered = words.map((word) => {
    const pad = letterHeight / 4
    const [left, top] = [(word.left - pad) / half, (word.top - pad) / half]
    const [right, foot] = [(word.left + word.width + pad) / half, (word.top + word.height + pad) / half]
    return `rectangle ${[left, top].map(Math.floor).join(',')} ${[right, foot].map(Math.ceil).join(',')}`
  })
  const told = await ask(picture, [
    ...['-colorspace', 'Gray', '-scale', '50%', '-fill', 'white', '-stroke', 'none', '-draw', covered.join(' ')],
    ...['-threshold', '60%', '-negate', '-morphology', 'Close', `Rectangle:${inDots(letter * between)}x1`],
    ...['-define', 'connected-components:verbose=true', '-connected-components', '8', 'null:'],
  ])
  const spots = (told ?? '').split('\n').flatMap((line): Spot[] => {
    const [wide = 0, high = 0, left = 0, top = 0, ink = 0] = component.exec(line)?.slice(1).map(Number) ?? []
    const isLine = high >= letter * lowest && high <= letter * highest && wide >= letter * shortest
    const isWithin =
      left * half > width * margin &&
      (left + wide) * half < width * (1 - margin) &&
      top * half > height * margin &&
      (top + high) * half < height * (1 - margin)
    if (!line.includes('(255') || !isLine || !isWithin || ink < wide * high * leastInk) return []
    return [{ left: left * half, top: top * half, width: wide * half, height: high * half }]
  })
  return spots.length > mostSpots ? [] : spots
}
