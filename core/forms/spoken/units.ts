// Signs of units with what they are called; `alone`: those that nothing else is written as, so that they need no number before them.
const alone: Record<string, string> = {
  'km/h': 'ki-lô-mét trên giờ',
  'm/s': 'mét trên giây',
  'm³/s': 'mét khối trên giây',
  'm3/s': 'mét khối trên giây',
  'mm/h': 'mi-li-mét trên giờ',
  'mg/l': 'mi-li-gam trên lít',
  'mg/m³': 'mi-li-gam trên mét khối',
  'µg/m³': 'mi-crô-gam trên mét khối',
  'μg/m3': 'mi-crô-gam trên mét khối',
  'km²': 'ki-lô-mét vuông',
  km2: 'ki-lô-mét vuông',
  'm²': 'mét vuông',
  m2: 'mét vuông',
  'm³': 'mét khối',
  m3: 'mét khối',
  'cm²': 'xăng-ti-mét vuông',
  cm2: 'xăng-ti-mét vuông',
  'cm³': 'xăng-ti-mét khối',
  km: 'ki-lô-mét',
  cm: 'xăng-ti-mét',
  mm: 'mi-li-mét',
  kg: 'ki-lô-gam',
  mg: 'mi-li-gam',
  ml: 'mi-li-lít',
  ha: 'héc-ta',
  kWh: 'ki-lô-oát giờ',
  kwh: 'ki-lô-oát giờ',
  KWh: 'ki-lô-oát giờ',
  MWh: 'mê-ga-oát giờ',
  MW: 'mê-ga-oát',
  kW: 'ki-lô-oát',
  kVA: 'ki-lô-vôn am-pe',
  kV: 'ki-lô-vôn',
  '°C': 'độ xê',
  '℃': 'độ xê',
  ºC: 'độ xê',
  oC: 'độ xê',
  '%': 'phần trăm',
  '‰': 'phần nghìn',
  VNĐ: 'đồng',
  VND: 'đồng',
  vnđ: 'đồng',
  USD: 'đô la Mỹ',
  EUR: 'ơ-rô',
  hPa: 'héc-tô-pát-can',
  Mbps: 'mê-ga-bít một giây',
  GB: 'ghi-ga-bai',
  MB: 'mê-ga-bai',
  TB: 'tê-ra-bai',
  kHz: 'ki-lô-héc',
  MHz: 'mê-ga-héc',
  GHz: 'ghi-ga-héc',
}
const afterNumbers: Record<string, string> = {
  m: 'mét',
  dm: 'đê-xi-mét',
  g: 'gam',
  gr: 'gam',
  l: 'lít',
  L: 'lít',
  t: 'tấn',
  V: 'vôn',
  W: 'oát',
  Hz: 'héc',
  s: 'giây',
  p: 'phút',
  đ: 'đồng',
  Đ: 'đồng',
  'tr.đ': 'triệu đồng',
  trđ: 'triệu đồng',
  tr: 'triệu',
  k: 'nghìn',
  K: 'nghìn',
  $: 'đô la Mỹ',
  '€': 'ơ-rô',
  '°': 'độ',
  º: 'độ',
}
const all: Record<string, string> = { ...alone, ...afterNumbers }

const pattern = (signs: string[]) =>
  signs
    .sort((a, b) => b.length - a.length)
    .map((sign) => sign.replace(/[.$]/g, '\\$&'))
    .join('|')

/** All signs that may stand behind a number, as a part of a pattern, the longest first. */
export const unitSigns = pattern(Object.keys(all))
/** Those that may stand by themselves: “đồng/m²”. */
export const standingUnits = pattern(Object.keys(alone).filter((sign) => !['TB', 'MB', 'ha', 'oC'].includes(sign)))
export const unitWords = (sign: string): string => all[sign] ?? sign
