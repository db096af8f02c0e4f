// The first that fits: browsers name those that they descend from, too.
const browsers: [RegExp, string][] = [
  [/\bZalo\b/i, 'Zalo'],
  [/\bcoc_coc_browser\//i, 'Cốc Cốc'],
  [/\bEdg(A|iOS)?\//, 'Edge'],
  [/\bOPR\//, 'Opera'],
  [/\bSamsungBrowser\//, 'Samsung Internet'],
  [/\b(Firefox|FxiOS)\//, 'Firefox'],
  [/\b(Chrome|CriOS|HeadlessChrome)\//, 'Chrome'],
  [/\bSafari\//, 'Safari'],
]
const systems: [RegExp, string][] = [
  [/\bAndroid\b/, 'Android'],
  [/\biPhone\b/, 'iPhone'],
  [/\biPad\b/, 'iPad'],
  [/\bWindows\b/, 'Windows'],
  [/\bMacintosh\b/, 'máy Mac'],
  [/\bLinux\b/, 'Linux'],
]

const named = (userAgent: string, names: [RegExp, string][]) => names.find(([sign]) => sign.test(userAgent))?.[1]

/** What a browser calls itself, in words that we choose: what it sends may say anything. */
export function deviceOf(userAgent = ''): string {
  const told = userAgent.slice(0, 500)
  return `${named(told, browsers) ?? 'trình duyệt lạ'} trên ${named(told, systems) ?? 'máy lạ'}`
}
