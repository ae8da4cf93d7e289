// The bill of materials, in CycloneDX: what is in the package that is not ours. `node
// release/sbom.mjs FILE`
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { Contrib, Enums, Models, Serialize, Spec, Validation } from "@cyclonedx/cyclonedx-library";
import { PackageURL } from "packageurl-js";
import parse from "spdx-expression-parse";
import { CRATES, bundled, compiledIn } from "../pkg-template/licenses.mjs";

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const dist = path.join(root, "target/npm/package/dist");
const manifest = JSON.parse(readFileSync(path.join(root, "target/npm/package/package.json"), "utf8"));
const license = new Contrib.License.Factories.LicenseFactory(parse);

function component(type, name, version, licensed, purl, url) {
  const made = new Models.Component(type, name, {
    version, purl, bomRef: purl ?? name, scope: Enums.ComponentScope.Required,
  });
  made.licenses.add(license.makeFromString(licensed));
  if (url) made.externalReferences.add(new Models.ExternalReference(url, Enums.ExternalReferenceType.VCS));
  return made;
}

/** A package's scope, if it has one, and its name. */
const scoped = (name) => (name.includes("/") ? name.split("/") : [undefined, name]);

const own = component(Enums.ComponentType.Library, manifest.name, manifest.version, manifest.license,
  new PackageURL("npm", undefined, manifest.name, manifest.version).toString());
own.hashes.set(Enums.HashAlgorithm["SHA-384"],
  createHash("sha384").update(readFileSync(path.join(dist, "defentry_web_bg.wasm"))).digest("hex"));

const rust = execFileSync("rustc", ["--version"], { encoding: "utf8" }).split(" ")[1];
const parts = [
  component(Enums.ComponentType.Library, "rust std", rust, "MIT OR Apache-2.0", undefined,
    "https://github.com/rust-lang/rust"),
  ...compiledIn(root, CRATES).map(({ name, version, license: licensed, repository }) => (
    component(Enums.ComponentType.Library, name, version, licensed,
      new PackageURL("cargo", undefined, name, version).toString(), repository))),
  ...bundled(root).map(({ name, version, license: licensed, repository }) => (
    component(Enums.ComponentType.Library, name, version, licensed,
      new PackageURL("npm", ...scoped(name), version).toString(), repository))),
];

const bom = new Models.Bom({ metadata: new Models.Metadata({ component: own }) });
for (const part of parts) {
  bom.components.add(part);
  own.dependencies.add(part.bomRef);
}

const { Spec1dot6: spec } = Spec;
const text = new Serialize.JsonSerializer(new Serialize.JSON.Normalize.Factory(spec))
  .serialize(bom, { sortLists: true, space: 2 });
const wrong = await new Validation.JsonStrictValidator(spec.version).validate(text);
if (wrong) throw new Error(`this is no CycloneDX ${spec.version}: ${JSON.stringify(wrong)}`);
writeFileSync(process.argv[2], `${text}\n`);
console.log(`ok      CycloneDX ${spec.version}, ${parts.length} parts`);
