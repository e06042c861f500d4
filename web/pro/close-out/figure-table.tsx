import type { AnswerOf } from '../../api/contract.ts';
import { useWords } from '../desk/desk-words.ts';
import './close-out.css';
import { texts } from './texts.fr.ts';

type Figure = AnswerOf<'GET /v1/staff/unclosed-figures'>['figures'][number];

/** The Caf, then each service: a number, or in words why there is none. */
export function FigureTable({ figures }: { figures: readonly Figure[] }) {
  const { service } = useWords();
  const words = texts.figures;
  return (
    <table class="close-figures">
      <caption class="visually-hidden">{words.caption}</caption>
      <thead>
        <tr>
          <th scope="col">{words.service}</th>
          <th scope="col">{words.toClose}</th>
          <th scope="col">{words.over}</th>
        </tr>
      </thead>
      <tbody>
        {figures.map((figure) => {
          const { scope } = figure;
          const name = scope.kind === 'caf' ? words.whole : service(scope.id) || scope.id;
          return (
            <tr key={name}>
              <th scope="row">{name}</th>
              {figure.state === 'shown' ? (
                <>
                  <td>{figure.numerator}</td>
                  <td>{figure.denominator}</td>
                </>
              ) : (
                <td colSpan={2} class="soft">
                  {figure.state === 'protected' ? words.protected : words.nothing}
                </td>
              )}
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
