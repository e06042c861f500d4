export default function Pro() {
  return <p>…</p>;
}
