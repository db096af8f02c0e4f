import type { Rule } from '../page/grid.ts'
import type { Placed } from './glyphs.ts'
import type { Surface } from './surfaces.ts'

const paper = '#ffffff'
// Of 255: colours nearer than this nobody tells apart.
const mostAlike = 20
// In points: how far a letter's middle stands outside of what is shown before it is surely cut off.
const surelyOut = 1

/**
 * Whether nobody sees a letter of a page, by what the page paints: one that is not drawn, has the colour of what lies under
 * it, has something painted over it or stands where nothing is shown. What is not known for sure is seen. Letters on a picture
 * are: they tell what a scan shows.
 */
export function unseenBy(surfaces: Surface[], view: number[]): (letter: Placed) => boolean {
  const [x = 0, y = 0, right = 0, top = 0] = view
  const page = { x, y, right, top }
  const pictures = surfaces.filter(({ picture }) => picture)
  const painted = surfaces.filter(({ picture }) => !picture)
  const covering = painted.filter(({ colour, covers }) => colour !== null || covers)
  return (letter) => {
    const [first, middle, last] = placesOf(letter)
    if (pictures.some((picture) => isOn(picture, middle))) return false
    if (!letter.drawn || !isOn(page, middle, surelyOut) || !isOn(letter.clip, middle, surelyOut)) return true
    if (letter.colour === null || !letter.alone) return false
    // A line that a hand drew over words covers a letter in pieces.
    const over = covering.filter(({ at }) => at > letter.at)
    if ([first, middle, last].every((place) => over.some((surface) => isOn(surface, place)))) return true
    const under = painted.findLast((surface) => surface.at < letter.at && isOn(surface, middle))
    const ground = under ? under.colour : paper
    return ground !== null && areAlike(ground, letter.colour)
  }
}

type Place = { x: number; y: number }

/** Places in a letter's middle, from its begin to its end. */
function placesOf({ matrix: [a, b, c, d, e, f], width }: Placed): [Place, Place, Place] {
  const along = width / (Math.hypot(a, b) || 1)
  const at = (share: number) => ({ x: e + a * along * share + c * middle, y: f + b * along * share + d * middle })
  return [at(0.1), at(0.5), at(0.9)]
}

// In letters' heights, above the line that they stand on.
const middle = 0.3

const isOn = ({ x, right, y, top }: Rule, place: Place, near = 0) =>
  place.x >= x - near && place.x <= right + near && place.y >= y - near && place.y <= top + near

function areAlike(one: string, other: string): boolean {
  const parts = (colour: string) => [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16))
  const others = parts(other)
  return parts(one).every((part, i) => Math.abs(part - (others[i] as number)) <= mostAlike)
}
