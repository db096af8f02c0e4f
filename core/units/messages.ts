import { kindName, kindsOver } from './kinds.ts'

const listed = (names: string[]) => names.map((name) => name.toLocaleLowerCase('vi')).join(', ')

/** Under what a unit of a kind may stand, for whoever tried to place it elsewhere. */
export function placesTold(kind: string, parentKind: string): string {
  const over = kindsOver(kind).map(kindName)
  const may =
    over.length > 0 ? `${kindName(kind)} đặt được dưới: ${listed(over)}.` : `${kindName(kind)} luôn ở trên cùng.`
  return `${may} Đơn vị bạn chọn là ${kindName(parentKind).toLocaleLowerCase('vi')}.`
}
