// Names of other languages, and how a newsreader says them: one a line.
const tried = `
Rachel => Ra-chen
Watson => Oát-xơn
Smith => Xờ-mít
Wilson => Uyn-xơn
Martin => Mác-tin
Carter => Các-tơ
Taylor => Tây-lo
Brown => Bờ-rao
Green => Gờ-rin
White => Oai-tơ
Black => Bờ-lác
Baker => Ba-cơ
Cooper => Cu-pơ
Parker => Pác-cơ
Howard => Hao-át
Edward => Ét-oát
Jennifer => Gien-ni-phơ
Jessica => Giét-xi-ca
Stephanie => Xờ-tê-pha-ni
Kimberly => Kim-béc-li
Nicole => Ni-côn
Antoine => An-toan
Charlotte => Sác-lốt
Brigitte => Bờ-ri-gít
Alexander => A-lếch-xan-đơ
Alex => A-lếch
Maximilian => Mác-xi-mi-li-an
Sanchez => Xan-chét
Ramirez => Ra-mi-rét
Gomez => Gô-mét
Torres => Tô-rét
Silva => Xin-va
Ribeiro => Ri-bây-rô
Pedro => Pê-đờ-rô
Tanaka => Ta-na-ca
Suzuki => Xu-du-ki
Hashimoto => Ha-si-mô-tô
Petrov => Pê-trốp
Ivanov => I-va-nốp
Kuznetsov => Cút-nét-xốp
Romanova => Rô-ma-nô-va
Mueller => Muy-lơ
Müller => Muy-lơ
Schmidt => Sờ-mít
Schneider => Sờ-nây-đơ
Ahmed => A-mét
Hussein => Hút-xen
Abdul => Áp-đun
Khan => Khan
Robert => Rô-bớt
Albert => An-bớt
Gilbert => Gin-bớt
Arthur => Ác-thơ
Victor => Vích-to
McCain => Mác-kên
O'Brien => Ô Bờ-rai-ơn
FBI => Ép-bi-ai
HSBC => Hát-ét-bê-xê
Ca sĩ Rachel Watson hát ở Tokyo => Ca sĩ Ra-chen Oát-xơn hát ở Tô-ki-ô
Đội PC67 ra quân ở TP.HCM => Đội PC67 ra quân ở thành phố Hồ Chí Minh
`

// Written down before there was a rule, and not tried until it was made: at first 55 of the sixty were said so, or in another way
// that was written beside it. Said otherwise at first: Gorbachev, Cambridge, Hugo, Mitchell, Pavlov.
const heldOut = `
Jackson => Giác-xơn
Harrison => Ha-ri-xơn
Anderson => An-đéc-xơn
Melissa => Mê-lít-xa
Patrick => Pa-trích
Victoria => Vích-tô-ri-a
Oscar => Ốt-ca
Hector => Héc-to
Fernandez => Phéc-nan-đét
Gonzalez => Gôn-da-lét
Nakamura => Na-ca-mu-ra
Yamamoto => I-a-ma-mô-tô
Takahashi => Ta-ca-ha-si
Sokolov => Xô-cô-lốp
Medvedev => Mét-vê-đép
Shoigu => Soi-gu
Gorbachev => Goóc-ba-chép
Walker => Oan-cơ
Fisher => Phi-sơ
Sheffield => Sê-phin
Bradford => Bờ-rát-phót
Greenwood => Gờ-rin-út
Philip => Phi-líp
Joseph => Giô-xép
Elizabeth => Ê-li-da-bét
Cambridge => Kem-bờ-rít
Hudson => Hút-xơn
Collins => Cô-lin
Quentin => Quen-tin
Vasquez => Vát-két
Kowalski => Cô-oan-ki
Lindberg => Lin-béc
Stockton => Xờ-tốc-tơn
Springfield => Xờ-pờ-rinh-phin
Christopher => Cờ-rít-tô-phơ
Catherine => Ca-thê-rin
Michelle => Mi-chen
Jasmine => Giát-min
Hugo => Huy-gô
Zambrano => Dam-bờ-ra-nô
Wallace => Oa-lát
Blackburn => Bờ-lác-bơn
Thompson => Thôm-xơn
Murphy => Muốc-phi
Rodriguez => Rô-đờ-ri-ghét
Mitchell => Mít-chen
Pavlov => Páp-lốp
Suleiman => Xu-lây-man
Abdullah => Áp-đu-la
Rosenberg => Rô-xen-béc
Tổng thống Brazil thăm Bangkok => Tổng thống Bờ-ra-xin thăm Băng-cốc
Đoàn đến từ New Zealand và Philippines => Đoàn đến từ Niu Di-lân và Phi-líp-pin
thi đấu ở Kuala Lumpur => Thi đấu ở Cu-a-la Lăm-pơ
trận Chelsea gặp Liverpool => Trận Chen-xi gặp Li-vơ-pun
mua iPhone và máy Samsung => Mua ai-phôn và máy Xam-xung
Ông Y Ngông Niê Kdăm ở Đắk Lắk => Ông Y Ngông Niê Kdăm ở Đắk Lắk
hoa hậu H'Hen Niê về Kon Tum, Pleiku => Hoa hậu H'Hen Niê về Kon Tum, Pleiku
cuộc họp tại Geneva ngày 5/3 => Cuộc họp tại Giơ-ne-vơ ngày mùng năm tháng ba
tập đoàn BMW => Tập đoàn bê-em-vê-kép
an ninh ban đầu, tin vui => An ninh ban đầu, tin vui
`

const casesIn = (listed: string) =>
  listed
    .trim()
    .split('\n')
    .map((line): [written: string, said: string] => {
      const [written = '', said = ''] = line.split(' => ')
      return [written, said]
    })

export const names = [...casesIn(tried), ...casesIn(heldOut)]
