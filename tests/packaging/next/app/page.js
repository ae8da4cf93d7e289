// Rendered on the server: the package is imported there too, by the component below.
import Journey from "./journey";

export default function Page() {
  return <Journey />;
}
