import { setOf, type Word } from './words.ts'

/**
 * How what somebody wants is known, on folded words: all of `needs` stand in the text, none of `never`, and of its words at most
 * `spare` are neither common to all that people say nor the rule's `own`. A question about something has words that nobody here
 * owns. `others` are words that, typed with their marks, are no word of the rule although they fold to one: "thì" is no "thi".
 */
export type Rule = { needs: RegExp[]; never?: RegExp; own: string; spare: number; others?: string }

// Manners, persons, particles, question words and times: they tell no matter.
export const common = setOf(
  [
    'a ah ak alo oi da vang ok u ad admin bot loa oa kenh trang zalo app em e anh chi co chu bac ba ong toi tui minh m chau con me ta ban cac nhung may moi nguoi dan ba',
    'cho xin hoi biet xem giup ho dum gium voi nhe nha nghen hen ha nhi di vay v dzay the ne day do nay kia ay luon roi r chua khong hong nua them ma thi la thi co duoc cua o tai ben den toi tu va hay hoac cai vu viec mot hai ca gia dinh chung nha cung con van lai ra vo vao qua',
    'gi nao sao dau bao nhieu gio khi nhu lam may h luc nhanh gap lam on',
    'hom nay qua kia mai ngay tuan thang nam truoc sau sang chieu trua dem bua thu hai ba tu nam sau bay chu nhat vua moi roi dang da se sap hien dot lan cuoi dau no xua',
    'mi rua ni mo do zo ri zay dz hi re ve hoai k j hong gia kem lo ua thay dao tren trong dum chi hoi mung het',
    'muon can dinh phai nen the ai phuong xa thon khu dia ta',
  ].join(' '),
)

export type Readied = Omit<Rule, 'own' | 'others'> & { owned: Set<string>; others: Set<string> }

export const readied = ({ own, others = '', ...rule }: Rule): Readied => ({
  ...rule,
  owned: setOf(own),
  others: setOf(others),
})

export function fits(words: readonly Word[], { needs, never, owned, spare, others }: Readied): boolean {
  // A digit behind a word keeps it from being found as another.
  const heard = words.map(({ exact, folded }) => (others.has(exact) ? `${folded}0` : folded)).join(' ')
  if (!needs.every((need) => need.test(heard))) return false
  if (never?.test(words.map(({ folded }) => folded).join(' '))) return false
  const strange = words.filter(
    ({ exact, folded }) =>
      !common.has(folded) && !(owned.has(folded) && !others.has(exact)) && !/^\d+(?:\/\d+){0,2}$/.test(folded),
  )
  return strange.length <= spare
}
