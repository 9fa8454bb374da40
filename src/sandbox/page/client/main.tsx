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
import { watchFocus } from './app/focus.ts';
import { Store } from './app/store.ts';

const page = document.getElementById('page');
if (page) {
  const store = new Store();
  watchFocus();
  store.connect();
  render(<App store={store} />, page);
}
