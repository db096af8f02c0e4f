import { productOf, quantised, scannable } from '../vectors/quantised.ts'

/**
 * By what a model of meanings is tried before it joins anything: two questions about one matter in other words, and a third that is about
 * its neighbour, in the words of the first.
 */
export const trials: readonly [one: string, same: string, other: string][] = [
  ['mất sổ hộ khẩu thì làm sao', 'làm lại giấy tờ cư trú bị thất lạc', 'tách sổ hộ khẩu thì làm sao'],
  ['đăng ký kết hôn ở đâu', 'hai đứa muốn cưới nhau hợp pháp ra chỗ nào', 'đăng ký ly hôn ở đâu'],
  ['khai sinh cho con cần gì', 'bé mới đẻ làm giấy tờ ra sao', 'khai tử cho cha cần gì'],
  ['khi nào mở lớp dạy bơi cho trẻ', 'hè này có chỗ nào tập bơi cho các cháu', 'khi nào mở lớp dạy vẽ cho trẻ'],
  ['mấy giờ xe rác đi qua ngõ', 'lịch thu gom chất thải sinh hoạt', 'mấy giờ xe buýt đi qua ngõ'],
  ['đường trước nhà ngập bao giờ sửa', 'cống thoát nước tắc, mưa là úng cả phố', 'đường trước nhà tối bao giờ lắp đèn'],
  ['bao giờ trả lương hưu tháng này', 'người về hưu lĩnh tiền ngày mấy', 'bao giờ trả tiền điện tháng này'],
  ['hàng xóm hát karaoke ồn quá', 'nhà bên mở loa inh ỏi tới khuya', 'hàng xóm xây nhà lấn đất quá'],
  ['làm thẻ căn cước cho con ở đâu', 'trẻ em cấp chứng minh nhân dân chỗ nào', 'làm thẻ bảo hiểm y tế cho con ở đâu'],
  ['tiêm phòng dại cho chó khi nào', 'lịch chích ngừa thú nuôi', 'tiêm phòng sởi cho trẻ khi nào'],
  ['xin giấy xác nhận hộ nghèo', 'chứng nhận gia đình khó khăn làm ở đâu', 'xin giấy xác nhận độc thân'],
  [
    'xây nhà cấp bốn có phải xin phép không',
    'cất nhà trệt cần giấy phép chứ',
    'bán nhà cấp bốn có phải nộp thuế không',
  ],
  ['chợ phường khi nào họp lại', 'bao giờ được buôn bán chỗ cũ trở lại', 'trường phường khi nào học lại'],
  ['mất nước từ sáng đến giờ', 'vòi không chảy cả ngày', 'mất điện từ sáng đến giờ'],
  ['cây to trước cổng sắp đổ', 'nhờ chặt tỉa cành nguy hiểm', 'cột điện trước cổng sắp đổ'],
  ['sang tên xe máy cũ', 'mua lại xe gắn máy thì đổi chủ thế nào', 'sang tên sổ đất cũ'],
  ['đi nghĩa vụ quân sự bao nhiêu tuổi', 'thanh niên phải nhập ngũ đến độ tuổi nào', 'đi bầu cử bao nhiêu tuổi'],
  ['xin học trái tuyến cho con', 'nhà ở nơi khác có được vào lớp một trường này', 'xin học bổng cho con'],
  ['hỗ trợ mai táng cho người già', 'cụ mất thì nhà nước cho bao nhiêu tiền', 'hỗ trợ tiền ăn cho người già'],
  ['nộp thuế đất ở đâu', 'đóng tiền thuế nhà hằng năm chỗ nào', 'nộp tiền phạt ở đâu'],
  ['tạm trú cho người thuê trọ', 'khách mướn phòng phải khai báo ra sao', 'tạm vắng cho người đi học'],
  ['bị lừa chuyển tiền qua mạng báo ai', 'mất tiền vì nghe điện thoại giả công an', 'bị lừa mua hàng giả ở chợ báo ai'],
  [
    'khám sức khoẻ miễn phí cho người cao tuổi',
    'ông bà già được bác sĩ xem bệnh không mất tiền',
    'xe buýt miễn phí cho người cao tuổi',
  ],
  ['đặt tên đường mới trong phường', 'con phố vừa mở gọi là gì', 'đặt tên cho con trong phường'],
]

// Of near neighbours four in a hundred may come above what is taken for one matter, of strangers one in a thousand.
const mostNeighbours = 0.04
const mostStrangers = 0.001
// With a model that finds fewer of what is one, nothing is gained.
const fewestFound = 0.5

/** From which cosine on two wordings are one matter, by a model's own measure. */
export type Measure = { limit: number; found: number; dimensions: number }

/**
 * How near this model puts what is one matter, and its neighbours; null where it does not tell them apart, so that it joins nothing.
 * Cosines of models differ: one puts strangers at .8, another what is one at .5.
 *
 * @throws what the port throws
 */
export async function measureOf(embed: (texts: string[]) => Promise<ArrayLike<number>[]>): Promise<Measure | null> {
  const vectors = (await embed(trials.flat())).map(pointOf)
  const of = trials.map((_, at) => vectors.slice(at * 3, at * 3 + 3) as [Point, Point, Point])
  const sames = of.map(([one, same]) => cosine(one, same))
  const neighbours = of.flatMap(([one, same, other]) => [cosine(one, other), cosine(same, other)])
  const strangers = of.flatMap(([one], at) => of.flatMap(([, other], to) => (at === to ? [] : [cosine(one, other)])))
  const limit = Math.max(beyond(neighbours, mostNeighbours), beyond(strangers, mostStrangers))
  const found = sames.filter((near) => near > limit).length / sames.length
  return found < fewestFound ? null : { limit, found, dimensions: vectors[0]?.steps.length ?? 0 }
}

/** The least value that no more than so many of them are above. */
function beyond(values: number[], share: number): number {
  const sorted = [...values].sort((a, b) => b - a)
  return sorted[Math.floor(values.length * share)] ?? 1
}

type Point = ReturnType<typeof scannable>
const pointOf = (vector: ArrayLike<number>): Point => scannable(quantised(vector))

const cosine = (one: Point, other: Point) => productOf(one.steps, other.steps) * one.step * other.step
