import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { zaloPackage } from './zalo-package.ts'

const root = import.meta.dirname

// What our own server serves besides the mini app; the last is the script that portals put into their pages.
const ours = ['console.html', 'widget.html', 'src/widget/widget.ts'].map((path) => `${root}/${path}`)

/** Two builds: `dist` holds all screens for our own server, `www` (mode zalo) the mini app alone as Zalo hosts it. */
export default defineConfig(({ mode }) => {
  const forZalo = mode === 'zalo'
  return {
    root,
    // The server names the mount point in the page, so nothing built may assume one.
    base: './',
    envDir: `${root}/..`,
    // Hosted by Zalo, the app cannot ask its own origin who we are; these two are public and hold no secret.
    envPrefix: ['PUBLIC_URL', 'ZALO_OA_ID'],
    plugins: [react(), ...(forZalo ? [zaloPackage(root)] : [])],
    build: {
      outDir: forZalo ? 'www' : 'dist',
      emptyOutDir: true,
      // Phones handed down in a family: Zalo itself still runs on these.
      target: ['chrome92', 'safari15.4'],
      modulePreload: { polyfill: false },
      rolldownOptions: {
        input: [`${root}/index.html`, ...(forZalo ? [] : ours)],
        output: {
          // Zalo's shell loads a listed file as a module when its name says so.
          // What portals name in their own pages keeps its name.
          entryFileNames: ({ facadeModuleId }) =>
            facadeModuleId?.endsWith('/widget/widget.ts') ? 'widget.js' : 'assets/[name].[hash].module.js',
          chunkFileNames: 'assets/[name].[hash].module.js',
        },
      },
    },
  }
})
