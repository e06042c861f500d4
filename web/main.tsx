import { render } from 'preact';
import { App } from './app/app.tsx';
import './design/design.css';

const root = document.getElementById('app');
if (root !== null) {
  root.replaceChildren();
  render(<App />, root);
}
