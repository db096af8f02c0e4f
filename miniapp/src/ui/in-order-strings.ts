export const inOrder = {
  up: 'Lên',
  down: 'Xuống',
  upOf: (label: string) => `Đưa lên: ${label}`,
  downOf: (label: string) => `Đưa xuống: ${label}`,
  now: (label: string, place: number, of: number) => `${label}: nay ở vị trí ${place} trên ${of}.`,
}
