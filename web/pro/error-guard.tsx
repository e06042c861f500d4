import { Component, type ComponentChildren } from 'preact';
import { Page } from '../app/page.tsx';
import { Button } from '../design/button.tsx';
import { Notice } from '../design/notice.tsx';
import { texts } from './texts.fr.ts';

interface Props {
  /** Another page is another try. */
  readonly at: string;
  readonly children: ComponentChildren;
}

interface State {
  readonly isBroken: boolean;
}

/** Stands where a page broke, or could not be fetched because a newer version was put in place: a way on, the menu stays. */
export class ErrorGuard extends Component<Props, State> {
  override state: State = { isBroken: false };

  static override getDerivedStateFromError(): State {
    return { isBroken: true };
  }

  override componentDidUpdate({ at }: Props) {
    if (this.state.isBroken && at !== this.props.at) this.setState({ isBroken: false });
  }

  override render() {
    return this.state.isBroken ? <Broken /> : this.props.children;
  }
}

/** Also stands in for a page whose code did not come. */
export function Broken() {
  return (
    <Page title={texts.broken.title}>
      <Notice tone="bad" role="alert">
        <p>{texts.broken.words}</p>
      </Notice>
      <div class="actions">
        <Button onClick={() => window.location.reload()}>{texts.broken.again}</Button>
        <a class="button secondary" href="/pro">
          {texts.nav.start}
        </a>
      </div>
    </Page>
  );
}
