import { createRoot } from 'react-dom/client'
import '../ui/tokens.css'
import '../ui/fonts.css'
import '../ui/base.css'

createRoot(document.getElementById('app')!).render(<p>Loa</p>)
