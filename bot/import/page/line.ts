/** Where a cell stands, how large, and when the file draws it among the others of its page. */
export type Span = { x: number; right: number; y: number; drawn: number; size?: number }
/**
 * A line as it stands on a page, in points from its lower left corner; cells are parts with wide gaps between them, `spans`
 * tells where each stands, `column` between which edges a text of several columns sets it, `font` what nearly all letters are set in, `row` that they are a table's, `head` that another table's rows stand before this one's, `unsure`
 * that only their places tell which cells these are, `side` that another block stands beside it, `box` that this is a box in a text, `notes` what the foot says of it.
 */
export type Line = {
  cells: string[]
  x: number
  right: number
  y: number
  size: number
  font?: string
  spans?: Span[]
  column?: { x: number; right: number }
  row?: true
  head?: true
  unsure?: true
  side?: true
  nested?: true
  box?: true
  notes?: string[]
}
