import '@fontsource-variable/noto-sans-sc/wght.css';
import '@fontsource-variable/source-sans-3/wght.css';
import '@fontsource-variable/source-sans-3/wght-italic.css';
import '@fontsource/noto-emoji/400.css';
import './style/base.css';
import './style/blocks.css';
import './style/client.css';
import './style/around.css';
import { render } from 'preact';
import { App } from './app/app.tsx';
import { watchAreas } from './app/areas.ts';
import { keepFocus, watchFocus } from './app/focus.ts';
import { Store } from './app/store.ts';

const page = document.getElementById('page');
if (page) {
  const store = new Store();
  watchFocus();
  keepFocus();
  watchAreas();
  store.connect();
  render(<App store={store} />, page);
}
