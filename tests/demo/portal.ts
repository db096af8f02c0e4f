import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

export type Portal = { url: string; embed: (service: string, label: string) => void; stop: () => Promise<void> }

/**
 * The ward's own portal, which is somebody else's server: it puts the question box into its page with one script tag, and
 * keeps to the content policy that the guide for portals asks for.
 */
export async function openPortal(): Promise<Portal> {
  let embedded = { service: '', label: '' }
  const server = createServer((request, response) => {
    if (request.url !== '/') return response.writeHead(404).end()
    const { service, label } = embedded
    const policy = `default-src 'self'; style-src 'unsafe-inline'; img-src data:; script-src ${service}; frame-src ${service}`
    return response
      .writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': policy })
      .end(pageWith(`<script src="${service}/widget.js" data-label="${label}" async></script>`))
  })
  await new Promise<void>((opened) => server.listen(0, '127.0.0.1', opened))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    embed(service, label) {
      embedded = { service, label }
    },
    stop: () =>
      new Promise((closed) => {
        server.close(() => closed())
        server.closeAllConnections()
      }),
  }
}

const pageWith = (widget: string) => `<!doctype html>
<html lang="vi">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Cổng thông tin phường Hoà Mẫu (trang mẫu)</title>
<link rel="icon" href="data:,">
<style>
  html { font-size: 62.5%; } body { margin: 0; font: 1.6rem/1.5 sans-serif; color: #222; }
  header { background: #a01d1d; color: #fff; padding: 2rem; } main { max-width: 72rem; margin: auto; padding: 2rem; }
  button { background: hotpink; font-size: 4rem; }
</style>
</head>
<body>
<header><h1>Cổng thông tin phường Hoà Mẫu</h1></header>
<main>
<h2>Giờ làm việc của bộ phận một cửa</h2>
<p>Sáng 7 giờ 30 đến 11 giờ 30, chiều 13 giờ 30 đến 17 giờ, từ thứ Hai đến thứ Sáu.</p>
<p>Đây là trang mẫu của một cổng thông tin bất kỳ. Nút ở góc dưới bên phải là của Loa, gắn bằng một dòng mã.</p>
<p><a href="https://example.vn/">Một đường dẫn của cổng</a></p>
</main>
${widget}
</body>
</html>
`
