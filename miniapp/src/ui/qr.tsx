import { create } from 'qrcode'

// The standard asks for four squares of white on each side.
const margin = 4

/** A QR code as one path, sharp at any size and on paper. */
export function Qr({ text, label }: { text: string; label: string }) {
  const { size, data } = create(text, { errorCorrectionLevel: 'M' }).modules
  const squares = Array.from({ length: size * size }, (_, at) => at).filter((at) => data[at])
  const whole = size + 2 * margin
  return (
    <svg className="qr" viewBox={`0 0 ${whole} ${whole}`} role="img" aria-label={label} shapeRendering="crispEdges">
      <rect width={whole} height={whole} fill="#fff" />
      <path
        fill="#000"
        d={squares.map((at) => `M${(at % size) + margin} ${Math.floor(at / size) + margin}h1v1h-1z`).join('')}
      />
    </svg>
  )
}
